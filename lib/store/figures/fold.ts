import type { Person } from '../../model/change';
import type { PersonFigures } from '../../rules/metrics/person-figures';
import { groupsOf, mergesOf } from '../../rules/shown-as';
import { writing, type StoreContext } from '../context';
import { contactOf } from '../contact-row';
import { personOf } from '../../rules/person-of';
import { allFactsOf } from '../facts';
import { connected } from '../merged';
import { getMeta } from '../meta';
import { putFigures, type FiguredPerson } from './put-figures';

/** Works out what a person adds; see personFigures. */
export type Figure = (person: Person) => PersonFigures;

/** So many people are counted again in one transaction: a write of somebody else's waits that long at most. */
const AT_ONCE = 100;

/**
 * Counts people again of whom something changed, some of them, in one transaction. Returns how many of them are left;
 * null where nobody can be counted yet, since a walk has not come to its end or counted in another way.
 */
export async function foldFigures(
  context: StoreContext,
  figure: Figure,
  signature: string,
): Promise<number | null> {
  const { db } = context;
  return writing(context, async () => {
    const figuring = await getMeta(db, 'figuring');
    if (figuring?.through !== null || figuring.signature !== signature) return null;
    const ids = await db.unfigured.limit(AT_ONCE).primaryKeys();
    if (ids.length === 0) return 0;
    // Whoever they were shown with before, and whoever they are shown with now.
    const known = [
      ...(await db.figured.bulkGet(ids)),
      ...(await db.figured.where('members').anyOf(ids).toArray()),
    ].filter((row) => row !== undefined);
    const members = known.flatMap((row) => row.members ?? []);
    const around = await connected(db, [...ids, ...members]);
    const named = [...new Set([...ids, ...members, ...around.keys()])];
    const rows = new Map(known.map((row) => [row.id, row]));
    const others = await db.figured.bulkGet(named.filter((id) => !rows.has(id)));
    for (const row of others) if (row !== undefined) rows.set(row.id, row);
    const groups = [...groupsOf(mergesOf(around.values()))];
    const facts = await Promise.all(
      groups.map(([, group]) => Promise.all(group.map((id) => allFactsOf(db, id)))),
    );
    const after = groups.flatMap(([id, group], index): FiguredPerson[] => {
      const contact = around.get(id);
      if (contact === undefined) return [];
      const person = personOf(contactOf(contact), (facts[index] ?? []).flat());
      return [{ id, members: group, figures: figure(person) }];
    });
    await putFigures(db, [...rows.values()], after);
    await db.unfigured.bulkDelete(ids);
    return db.unfigured.count();
  });
}
