import type { InviteRequest, TeamDevice, TeamInvite, TeamMember } from '../model/team-wire';
import type { Role } from '../model/workspace';
import { announce } from './acting';
import type { PanelContext } from './context';
import { deviceName } from './office-words';
import type { OfficeState } from './office';

export interface OfficeCommands {
  /** Reads members, devices and invites anew. */
  readOffice(): Promise<void>;
  /** Reads who did what: the last entries, or with `more` those before the ones shown. */
  readTrail(more: boolean): Promise<void>;
  /** Makes a link; it is shown until it is put away. */
  makeLink(request: InviteRequest): Promise<void>;
  putLinkAway(): void;
  withdrawInvite(invite: TeamInvite): Promise<void>;
  changeRoles(member: TeamMember, roles: Role[]): Promise<void>;
  removeMember(member: TeamMember): Promise<void>;
  restoreMember(member: TeamMember): Promise<void>;
  nameDevice(device: TeamDevice, name: string): Promise<void>;
  revokeDevice(device: TeamDevice): Promise<void>;
}

/** What an act is called when it is done, and how it is taken back; null where it cannot be. */
interface Act {
  path: string;
  body?: object;
  done: string;
  back: Act | null;
}

/** Members, devices and invites of the team, over its server. */
export function officeCommands(context: PanelContext): OfficeCommands {
  const { state, options } = context;
  const { office } = options;
  const set = (change: Partial<OfficeState>) =>
    state.setState((before) => ({ office: { ...before.office, ...change } }));

  async function readOffice(): Promise<void> {
    set({ state: 'reading' });
    const answer = await office.team();
    if (answer.ok) set({ state: 'ready', problem: null, team: answer.value });
    else set({ state: 'failed', problem: answer.message });
  }

  /** Does one act, reads what became of it, and says it with its undo. */
  async function run({ path, body = {}, done, back }: Act): Promise<void> {
    const answer = await office.act(path, body);
    await readOffice();
    if (!answer.ok) {
      set({ problem: answer.message });
      return;
    }
    announce(context, done, back === null ? null : { kind: 'office', back: () => run(back) });
    if (state.getState().office.trail !== null) await readTrail(false);
  }

  async function readTrail(more: boolean): Promise<void> {
    const known = state.getState().office.trail;
    const before = more ? (known?.entries.at(-1)?.n ?? null) : null;
    const answer = await office.trail(before);
    if (!answer.ok) set({ problem: answer.message });
    else {
      const earlier = before === null ? [] : (known?.entries ?? []);
      set({ trail: { ...answer.value, entries: [...earlier, ...answer.value.entries] } });
    }
  }

  const rolesAct = ({ id, name, roles: before }: TeamMember, roles: Role[]): Act => ({
    path: `/v1/members/${id}/roles`,
    body: { roles },
    done: `${name} is now ${roles.join(', ')}`,
    back: { path: `/v1/members/${id}/roles`, body: { roles: before }, done: 'As it was before.', back: null },
  });

  return {
    readOffice,
    readTrail,
    async makeLink(request) {
      const answer = await office.invite(request);
      if (answer.ok) set({ made: answer.value, problem: null });
      else set({ problem: answer.message });
      await readOffice();
      if (!answer.ok) set({ problem: answer.message });
    },
    putLinkAway: () => set({ made: null }),
    async withdrawInvite(invite) {
      if (state.getState().office.made?.invite.id === invite.id) set({ made: null });
      await run({
        path: `/v1/invites/${invite.id}/withdraw`,
        done: 'The link counts no longer. Nobody knows its text any more, so it cannot come back: make a new one.',
        back: null,
      });
    },
    changeRoles: (member, roles) => run(rolesAct(member, roles)),
    removeMember: ({ id, name }) =>
      run({
        path: `/v1/members/${id}/remove`,
        done: `${name} is removed and signed out everywhere`,
        back: {
          path: `/v1/members/${id}/restore`,
          done: `${name} belongs to the team again. Their browsers were signed out: make a link for them.`,
          back: null,
        },
      }),
    restoreMember: ({ id, name }) =>
      run({
        path: `/v1/members/${id}/restore`,
        done: `${name} belongs to the team again. Make a link for their browser.`,
        back: { path: `/v1/members/${id}/remove`, done: `${name} is removed again`, back: null },
      }),
    nameDevice: (device, name) =>
      run({
        path: `/v1/devices/${device.id}/name`,
        body: { name },
        done: `It is called ${name}`,
        back:
          device.name === ''
            ? null
            : {
                path: `/v1/devices/${device.id}/name`,
                body: { name: device.name },
                done: 'As it was before.',
                back: null,
              },
      }),
    revokeDevice: (device) =>
      run({
        path: `/v1/devices/${device.id}/revoke`,
        done: `${deviceName(device)} is signed out and erases itself. A new link brings it back.`,
        back: null,
      }),
  };
}
