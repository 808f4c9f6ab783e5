import type { Role } from '../../lib/model/workspace';
import type { StoredRecord } from '../db/records';
import type { Clocks } from './edit-time';
import type { Erased } from './erased';

/** Who acts, and the clocks, for all mutations of one push. */
export interface Acting {
  workspaceId: string;
  memberId: string;
  roles: readonly Role[];
  clocks: Clocks;
  erased: Erased;
}

/** Whether the member looks after this person, or nobody does. */
export function isOwnPerson(contact: StoredRecord, memberId: string): boolean {
  return contact.owner === null || contact.owner === memberId;
}
