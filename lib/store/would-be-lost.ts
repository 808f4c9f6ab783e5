import { waitingOf } from './acks';
import type { SidestageDatabase } from './database';
import { getMeta } from './meta';
import { entriesOf } from './outbox-entries';
import type { WouldBeLost } from './ended';

/**
 * What of this device the server does not have, in the order it was done: what waits, and what was refused. With the name
 * of whom it is about, where they are known here; part of the caller's transaction, or on its own.
 */
export async function wouldBeLost(db: SidestageDatabase): Promise<WouldBeLost[]> {
  const entries = [
    ...(await waitingOf(db, (await getMeta(db, 'position')) ?? {}).toArray()),
    ...(await entriesOf(db, 'rejected').toArray()),
  ].sort((one, other) => one.n - other.n);
  const ids = entries.map(({ mutation }) =>
    mutation.op === 'event' ? mutation.fields.contactId : mutation.recordId,
  );
  const contacts = await db.contacts.bulkGet(ids);
  return entries.map(({ mutation, at, state }, index) => {
    const contact = contacts[index];
    return {
      about: contact?.name ?? contact?.emails[0] ?? null,
      at,
      waits: state === 'pending',
      mutation: { ...mutation, ageMs: 0 },
    };
  });
}
