import type { Bulk, BulkResult } from '../model/bulk';
import type { ContactRow, Stop } from './store';

/** What may break a long write off before it is committed, and hears how far it has come. */
export interface CommitHow {
  signal?: AbortSignal;
  /** Of how many records the effect is written; they count from the commit on. */
  progress?: (done: number, of: number) => void;
}

/** Somebody among many. */
export interface ManyRow extends ContactRow {
  /** The ids of those who were merged into them: their stage hangs on all of them together. */
  others: string[];
  /** The stage change that gives their stage. */
  leadId: string | null;
}

/** A bulk made on this device: to be taken back as one, and what became of it. */
export interface KeptBulk {
  id: string;
  fields: Bulk;
  at: number;
  /** What the server says of each person; null before it has answered, or where it refused the whole. */
  result: BulkResult | null;
  /** The server refused the whole; it stays so when what was refused is dropped. */
  refused?: boolean;
}

/** Reads for changes of many people at once. All of this device. */
export interface ManyStore {
  /** Those of these people who are here, each once, as whom they are shown. */
  rowsOf(ids: readonly string[]): Promise<ManyRow[]>;
  /** Whom each of these addresses finds, in their order; addresses as `addressKey` gives them. */
  findByAddresses(keys: readonly string[]): Promise<ContactRow[][]>;
  /** The ids of everybody whom a member looks after; null: of whom nobody does. */
  peopleOfOwner(owner: string | null): Promise<string[]>;
  /** The bulks that were made on this device, the newest first: the last 100. */
  watchBulks(seen: (bulks: KeptBulk[]) => void): Stop;
  bulks(ids: readonly string[]): Promise<KeptBulk[]>;
}
