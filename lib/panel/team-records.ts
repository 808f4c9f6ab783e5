import type { Change } from '../model/change';
import type { TeamRecord } from '../model/team-record';
import { mayKeep } from '../rules/team-record';
import { act } from './acting';
import type { PanelContext } from './context';
import type { PanelState } from './state';

/** What a team keeps together, and what one keeps alone. Each says what was done, and can be undone. */
export interface TeamRecordCommands {
  /** Null where it was not saved: then `problem` says why. */
  keepRecord(record: Pick<TeamRecord, 'shared' | 'label' | 'body'>, text: string): Promise<TeamRecord | null>;
  editRecord(
    record: TeamRecord,
    fields: Partial<Pick<TeamRecord, 'shared' | 'label' | 'body'>>,
    text: string,
  ): Promise<boolean>;
  deleteRecord(record: TeamRecord, text: string): Promise<boolean>;
}

/** Whether the user may change something that is kept, as the server would decide. TR1 */
export function mayKeepRecord(
  { session, me }: Pick<PanelState, 'session' | 'me'>,
  record: Pick<TeamRecord, 'by' | 'shared' | 'body'>,
): boolean {
  return session === null || mayKeep(session.member.roles, record, me);
}

export function teamRecordCommands(context: PanelContext): TeamRecordCommands {
  const { options, state } = context;
  const kind = 'team-record';
  const add = (record: TeamRecord): Change => ({
    op: 'patch',
    kind,
    id: record.id,
    fields: record,
    base: null,
  });
  return {
    async keepRecord(draft, text) {
      const { me } = state.getState();
      const record: TeamRecord = { id: options.newId(), by: me, at: options.now(), ...draft };
      const back: Change = { op: 'delete', kind, id: record.id };
      const isKept = await act(context, [add(record)], { text, undo: { kind: 'changes', changes: [back] } });
      return isKept ? record : null;
    },
    editRecord(record, fields, text) {
      const { id } = record;
      const base: typeof fields = {};
      if (fields.shared !== undefined) base.shared = record.shared;
      if (fields.label !== undefined) base.label = record.label;
      if (fields.body !== undefined) base.body = record.body;
      const back: Change = { op: 'patch', kind, id, fields: base, base: fields };
      const undo = { kind: 'changes' as const, changes: [back] };
      return act(context, [{ op: 'patch', kind, id, fields, base }], { text, undo });
    },
    deleteRecord(record, text) {
      // What is deleted stays so for everybody: taken back, it is the same under another id.
      const back = add({ ...record, id: options.newId() });
      const undo = { kind: 'changes' as const, changes: [back] };
      return act(context, [{ op: 'delete', kind, id: record.id }], { text, undo });
    },
  };
}
