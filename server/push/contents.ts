import type { Merged } from '../../lib/rules/merge';
import type { StoredRecord } from '../db/records';

/** A stored record as merge wants it; what is stored was parsed when it came in. */
export function contents<T extends object>(record: StoredRecord | undefined): Merged<T> | null {
  if (record?.data === undefined || record.data === null) return null;
  return { data: record.data, clocks: record.clocks ?? {} };
}
