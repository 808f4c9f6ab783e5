import { setImmediate as breathe } from 'node:timers/promises';
import type { Entry } from '../../lib/rules/metrics/collector';
import { addEntries, noSums, type Sums } from '../../lib/rules/metrics/figure-table';
import { personFigures } from '../../lib/rules/metrics/person-figures';
import type { Reading } from '../../lib/rules/metrics/reading';
import { personOf } from '../../lib/rules/person-of';
import { groupsOf, mergesOf } from '../../lib/rules/shown-as';
import type { Run } from '../db/pipeline';
import { findAround } from '../people/statements';
import {
  findBefore,
  findMonths,
  readPeople,
  writeFigures,
  type FiguredRow,
  type MonthRow,
} from './statements';

/** So many people are worked out before other requests are answered. */
const SLICE = 50;

/**
 * Counts these people again, and everybody they are or were shown with: what they added is taken out of the months, and
 * what they add now is put in, in one transaction. MT2
 */
export async function countPeople(
  run: Run,
  workspaceId: string,
  ids: readonly string[],
  reading: Reading,
): Promise<void> {
  if (ids.length === 0) return;
  const before = await findBefore(run, workspaceId, ids);
  const named = [...new Set([...ids, ...before.flatMap(({ members }) => members)])];
  const around = await findAround(run, workspaceId, named);
  const all = [...new Set([...named, ...around.map(({ id }) => id)])];
  const known = new Set([...ids, ...before.map((row) => row.contact_id)]);
  const missed = all.filter((id) => !known.has(id));
  if (missed.length > 0) before.push(...(await findBefore(run, workspaceId, missed)));
  const { contacts, facts } = await readPeople(run, workspaceId, all);
  const rows: FiguredRow[] = [];
  const sums = new Map<string, Sums>();
  const of = (market: string) => {
    const found = sums.get(market) ?? noSums();
    sums.set(market, found);
    return found;
  };
  for (const row of new Map(before.map((one) => [one.contact_id, one])).values()) {
    addEntries(of(row.market), entriesOf(row.entries), -1);
  }
  let worked = 0;
  for (const [id, members] of groupsOf(mergesOf(contacts.values()))) {
    const contact = contacts.get(id);
    if (contact === undefined) continue;
    const person = personOf(
      contact,
      members.flatMap((one) => facts.get(one) ?? []),
    );
    const { owner, market, entries, refers, revenue } = personFigures(person, reading);
    addEntries(of(market), entries, 1);
    const byMonth: FiguredRow['entries'] = {};
    for (const { month, key, code, amount } of entries) {
      ((byMonth[String(month)] ??= {})[key] ??= []).push(code, amount);
    }
    rows.push({ contact_id: id, owner, market, members, refers, revenue, entries: byMonth });
    worked += 1;
    if (worked % SLICE === 0) await breathe();
  }
  const isThere = new Set(rows.map((row) => row.contact_id));
  const gone = before.map((row) => row.contact_id).filter((id) => !isThere.has(id));
  await writeFigures(run, workspaceId, { rows, gone, months: await monthsAfter(run, workspaceId, sums) });
}

/** What was written as JSON, as entries again. */
export function* entriesOf(entries: FiguredRow['entries']): Generator<Entry> {
  for (const [month, keys] of Object.entries(entries)) {
    for (const [key, pairs] of Object.entries(keys)) {
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        yield { month: Number(month), key, code: pairs[at] ?? 0, amount: pairs[at + 1] ?? 0 };
      }
    }
  }
}

async function monthsAfter(
  run: Run,
  workspaceId: string,
  changes: ReadonlyMap<string, Sums>,
): Promise<MonthRow[]> {
  const named = [...changes].flatMap(([market, sums]) =>
    [...sums].filter(([, keys]) => keys.size > 0).map(([month]) => ({ month, market })),
  );
  const after = new Map(
    [...new Set(named.map(({ market }) => market))].map((market) => [market, noSums()] as const),
  );
  for (const { month, market, amounts } of await findMonths(run, workspaceId, named)) {
    addEntries(after.get(market) ?? noSums(), entriesOf({ [month]: amounts }), 1);
  }
  for (const [market, sums] of changes) {
    const into = after.get(market) ?? noSums();
    for (const [month, keys] of sums) {
      for (const [key, codes] of keys) {
        for (const [code, amount] of codes) addEntries(into, [{ month, key, code, amount }], 1);
      }
    }
  }
  return named.map(({ month, market }) => ({
    month,
    market,
    amounts: amountsOf(after.get(market)?.get(month) ?? new Map<string, Map<number, number>>()),
  }));
}

/** Amounts as they are kept and sent: by key, code and amount in turn. */
export function amountsOf(keys: ReadonlyMap<string, ReadonlyMap<number, number>>): MonthRow['amounts'] {
  return Object.fromEntries(
    [...keys].map(([key, codes]) => [key, [...codes].flatMap(([code, amount]) => [code, amount])]),
  );
}
