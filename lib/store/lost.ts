import { contactOf } from './contact-row';
import type { SidestageDatabase } from './database';
import { getMeta } from './meta';
import { isUnconfirmed } from './unconfirmed';
import type { LostOfPerson } from './store';

/** So many entries of the outbox are read at a time. */
const PIECE = 500;

/**
 * What the member who is signed in typed and lost, person by person. An edit of the same field that is on its way
 * settles it, or becomes a loss of its own: until the server has said which, nothing is asked.
 */
export async function lostEdits(db: SidestageDatabase): Promise<LostOfPerson[]> {
  const session = await getMeta(db, 'session');
  if (session === undefined) return [];
  const rows = await db.contacts.where('lostBy').equals(session.member.id).toArray();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const onTheirWay = await db.outbox.where('recordId').anyOf(ids).filter(isUnconfirmed).toArray();
  const settled = new Set(
    onTheirWay.flatMap(({ recordId, mutation }) =>
      mutation.op === 'patch' ? Object.keys(mutation.fields).map((field) => `${recordId} ${field}`) : [],
    ),
  );
  return rows.flatMap((row) => {
    const contact = contactOf(row);
    const lost = (contact.lost ?? []).filter(
      ({ by, field }) => by === session.member.id && !settled.has(`${row.id} ${field}`),
    );
    return lost.length === 0 ? [] : [{ contact, lost }];
  });
}

/** Of whom notes were edited on this device in the last days, as far as the outbox remembers. */
export async function peopleOfEditedNotes(db: SidestageDatabase): Promise<string[]> {
  const people = new Set<string>();
  // To go through thousands one by one takes ten times as long; read whole at once they would hold up what is drawn.
  for (let after = 0; ;) {
    const entries = await db.outbox.where('n').above(after).limit(PIECE).toArray();
    for (const { mutation } of entries) {
      const isEdit =
        mutation.op === 'event' && mutation.kind === 'interaction' && mutation.fields.replaces !== null;
      if (isEdit) people.add(mutation.fields.contactId);
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < PIECE) return [...people];
    after = last.n;
  }
}
