import type { PersonFigures } from '../../rules/metrics/person-figures';
import { addEntries, noSums, type Sums } from '../../rules/metrics/figure-table';
import type { SidestageDatabase } from '../database';
import { getMeta, putMeta } from '../meta';
import { KeyPlaces, monthId, type StoredFigures, type StoredMonth } from './packed';

/** What a person adds now, and all who are shown as them. */
export interface FiguredPerson {
  id: string;
  members: readonly string[];
  figures: PersonFigures;
}

/** Reads the list of keys; part of the caller's transaction. */
export async function keyPlaces(db: SidestageDatabase): Promise<KeyPlaces> {
  return new KeyPlaces([...((await getMeta(db, 'figureKeys')) ?? [])]);
}

/**
 * Takes out what people added before and puts in what they add now, so that the months are the sum over all people by
 * construction; part of the caller's transaction. Amounts are whole numbers: nothing is lost by adding and taking out. MT2
 */
export async function putFigures(
  db: SidestageDatabase,
  before: readonly StoredFigures[],
  after: readonly FiguredPerson[],
): Promise<void> {
  const places = await keyPlaces(db);
  const changes = new Map<string, Sums>();
  const of = (market: string) => {
    const sums = changes.get(market) ?? noSums();
    changes.set(market, sums);
    return sums;
  };
  for (const { market, packed } of before) addEntries(of(market), places.entriesOf(packed), -1);
  for (const { figures } of after) addEntries(of(figures.market), figures.entries, 1);
  const changed = [...changes].flatMap(([market, sums]) =>
    [...sums].filter(([, keys]) => keys.size > 0).map(([month, keys]) => ({ market, month, keys })),
  );
  const stored = await db.months.bulkGet(changed.map(({ month, market }) => monthId(month, market)));
  const months = changed.map(({ market, month, keys }, index): StoredMonth => {
    const sums = noSums();
    const known = stored[index];
    if (known !== undefined) places.unpackInto(sums, known);
    for (const [key, codes] of keys) {
      for (const [code, amount] of codes) addEntries(sums, [{ month, key, code, amount }], 1);
    }
    const packed = places.packMonth(sums.get(month) ?? new Map<string, Map<number, number>>());
    return { id: monthId(month, market), month, market, packed };
  });
  const rows = after.map((person) => rowOf(person, places));
  const isKept = new Set(rows.map(({ id }) => id));
  await db.months.bulkPut(months.filter(({ packed }) => packed.length > 0));
  await db.months.bulkDelete(months.filter(({ packed }) => packed.length === 0).map(({ id }) => id));
  await db.figured.bulkDelete(before.map(({ id }) => id).filter((id) => !isKept.has(id)));
  await db.figured.bulkPut(rows);
  if (places.hasGrown) await putMeta(db, 'figureKeys', places.keys);
}

function rowOf({ id, members, figures }: FiguredPerson, places: KeyPlaces): StoredFigures {
  const { owner, market, entries, refers, revenue } = figures;
  const first = new Map<string, number>();
  for (const one of refers) first.set(one.id, Math.min(one.at, first.get(one.id) ?? Infinity));
  return {
    id,
    owner,
    market,
    packed: places.packEntries(entries),
    ...(members.length > 1 && { members: [...members] }),
    ...(first.size > 0 && { refers: [...first.keys()], refersAt: [...first.values()] }),
    revenue,
  };
}
