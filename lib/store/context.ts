import type { OutboxEntry, SidestageDatabase } from './database';
import { StoreReadOnlyError, storeError } from './errors';
import type { Position } from './meta-rows';

/** What every part of the store works with. */
export interface StoreContext {
  readonly db: SidestageDatabase;
  readonly readOnly: boolean;
  now: () => number;
  /** A new UUID, version 7. */
  newId: () => string;
  /** Tells the marker outside the database how many changes are not sent; null: none. */
  mark: (position: Position | null) => void;
  /** Everything here was erased: what lies elsewhere in this browser is to go too. */
  erased: () => void;
  /** The client id this page's sync works for, so that nothing of an ended session is written into the next. */
  lease: string | null;
  /** Refused mutations that this page dropped. */
  dropped: Map<number, OutboxEntry>;
}

/**
 * Reads, with errors as the store's callers know them.
 * @throws StoreClosedError
 */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeError(error);
  }
}

/**
 * Does one piece of work as one transaction over the whole database: all of it is written, or nothing.
 * @throws StoreReadOnlyError, StoreFullError, StoreClosedError
 */
export async function writing<T>(context: StoreContext, work: () => Promise<T>): Promise<T> {
  if (context.readOnly) throw new StoreReadOnlyError();
  try {
    // An async function: only for one does Dexie keep the transaction open across awaits.
    return await context.db.transaction('rw', context.db.tables, async () => await work());
  } catch (error) {
    throw storeError(error);
  }
}
