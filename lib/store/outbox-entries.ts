import type { OutboxStatus, SidestageDatabase } from './database';

/** Entries of a state in the order they were made. */
export function entriesOf(db: SidestageDatabase, state: OutboxStatus) {
  return db.outbox.where('[state+n]').between([state, 0], [state, Infinity]);
}
