import type { SavedView, TeamRecord, TeamRecordBody } from '../model/team-record';
import type { Role } from '../model/workspace';
import { can, type Action } from './can';

/** What it takes to add, change or end a record of each sort. */
const NEEDS = {
  view: 'edit-views',
  entered: 'edit-figures',
  goal: 'edit-figures',
  remark: 'edit-figures',
} as const satisfies Record<TeamRecordBody['is'], Action>;

/**
 * Whether a member may add, change or end something that a team keeps together. What is not shared is its maker's alone,
 * whatever the role. TR1
 * @param me null where nobody is signed in
 */
export function mayKeep(
  roles: readonly Role[],
  record: Pick<TeamRecord, 'by' | 'shared' | 'body'>,
  me: string | null,
): boolean {
  const isMine = record.by === null || record.by === me;
  return (isMine || record.shared) && can(roles, NEEDS[record.body.is], isMine);
}

/** A record that is a view of people. */
export type ViewRecord = TeamRecord & { body: SavedView };

export function isView(record: TeamRecord): record is ViewRecord {
  const sort: string = record.body.is;
  return sort === 'view';
}
