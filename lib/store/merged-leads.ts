import type { Contact } from '../model/contact';
import type { StageChange } from '../model/facts';
import { mergesOf, shownAs, type Merges } from '../rules/shown-as';
import type { SidestageDatabase, StageLead, StoredContact } from './database';
import { factsOf } from './facts';
import { connected, hasMerges } from './merged';
import { leadOfHistory } from './stage-lead';

/** What becomes of people who take part in a merge, before or after what is written. */
export interface MergedLeads {
  /** Their rows as they are, also of those who are written only because their stage is another one now. */
  rows: Map<string, StoredContact>;
  /** The stage of all who are shown as one, at that one; null at the others, who are in no stage of their own. */
  leads: Map<string, StageLead | null>;
}

/**
 * The stages of people who take part in a merge that these writes are about, read from their histories; part of the
 * caller's transaction, facts being written already. Nobody where there are no merges, at the cost of one look.
 * @param ids everybody the writes are about
 */
export async function mergedLeads(
  db: SidestageDatabase,
  ids: readonly string[],
  writes: { put: ReadonlyMap<string, Contact>; gone: ReadonlySet<string> },
): Promise<MergedLeads> {
  const leads = new Map<string, StageLead | null>();
  const targets = [...writes.put.values()].flatMap(({ mergedInto }) => mergedInto ?? []);
  if (targets.length === 0 && !(await hasMerges(db))) return { rows: new Map(), leads };

  const before = await connected(db, [...ids, ...targets]);
  const after = new Map([...before].filter(([id]) => !writes.gone.has(id)));
  const merges = new Map([...mergesOf(after.values()), ...mergesOf(writes.put.values())]);
  for (const id of writes.gone) merges.delete(id);

  const tangled = new Set([...ends(mergesOf(before.values())), ...ends(merges)]);
  const histories = new Map<string, StageChange[]>();
  for (const id of tangled) histories.set(id, await factsOf(db, id, 'stage-change'));
  const together = new Map<string, StageChange[]>();
  for (const [id, history] of histories) {
    // Somebody who is not here is by themselves: what is known of their stage waits for them.
    const shown = merges.has(id) ? shownAs(id, merges) : id;
    together.set(shown, [...(together.get(shown) ?? []), ...history]);
  }
  for (const id of tangled) leads.set(id, leadOfHistory(together.get(id) ?? []));
  return { rows: before, leads };
}

/** Both ends of each merge of two people who are here. */
function ends(merges: Merges): string[] {
  return [...merges].flatMap(([id, into]) => (into !== null && merges.has(into) ? [id, into] : []));
}
