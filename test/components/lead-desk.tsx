import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { SettingsNotice } from '../../components/settings/settings-notice';
import { PanelContext } from '../../components/shell/panel-context';
import type { Change } from '../../lib/model/change';
import type { PanelOptions } from '../../lib/panel/context';
import type { Workspace } from '../../lib/model/workspace';
import type { Role } from '../../lib/model/workspace';
import { buildWorkspace, DANA, idOf } from '../builders';
import { openDesk, type Desk } from '../panel/desk';
import { sessionOf } from '../store/profile';

/** A part of the settings for Dana in these roles, over a store with these changes; Ines is the team's lead. */
export async function openSettings(
  part: ReactNode,
  {
    roles = ['lead'],
    changes = [],
    options = {},
  }: { roles?: Role[]; changes?: Change[]; options?: Partial<PanelOptions> } = {},
): Promise<Desk> {
  const desk = await openDesk(changes, options);
  const session = sessionOf('Dana');
  await desk.store.signIn({ ...session, member: { ...session.member, id: DANA, roles } });
  const ines = { id: idOf(9), name: 'Ines Duarte', roles: ['lead' as const] };
  const row = { kind: 'member' as const, id: ines.id, seq: 5, deleted: false, data: ines };
  await desk.store.applyPull({ rows: [row], cursor: 5, epoch: 'e1', done: true });
  await desk.until(
    (state) => state.session?.member.roles === roles || state.session?.member.roles[0] === roles[0],
  );
  await desk.until((state) => state.team.members.some((member) => member.id === ines.id));
  render(
    <PanelContext value={desk.panel}>
      {part}
      <SettingsNotice />
    </PanelContext>,
  );
  return desk;
}

/** A colleague changes the team's settings on another device. */
export async function colleagueSaves({ store }: Desk, fields: Partial<Workspace>, seq = 6): Promise<void> {
  const data = buildWorkspace(fields);
  const row = { kind: 'workspace' as const, id: data.id, seq, deleted: false, data };
  await store.applyPull({ rows: [row], cursor: seq, epoch: 'e1', done: true });
}
