import { addEntries, noSums, type FigureMonth, type Sums } from '../../rules/metrics/figure-table';
import type { Entry } from '../../rules/metrics/collector';
import { EVER } from '../../rules/metrics/figure-days';
import { dayOf } from '../../rules/metrics/metric';
import { reading, type StoreContext } from '../context';
import type { SidestageDatabase } from '../database';
import { getMeta } from '../meta';
import type { Figuring } from '../meta-rows';
import { foldFigures, type Figure } from './fold';
import { monthId } from './packed';
import { keyPlaces } from './put-figures';
import { walkFigures, type WalkHow } from './walk';

/** Where the figures of this device stand; `waiting`: so many people are to be counted again. */
export interface FiguresState {
  figuring: Figuring | null;
  waiting: number;
}

/** The months of one market. */
export interface MarketMonth extends FigureMonth {
  market: string;
}

/** Whose contributions are looked at; all without a choice. '' is nobody, and the main market. */
export interface FiguresOf {
  owner?: string;
  /** Whether people of this market are meant: several are read as one where they were merged. */
  isMarket?: (market: string) => boolean;
}

/** The team's figures as far as they are kept on this device. */
export interface FigureStore {
  state(): Promise<FiguresState>;
  /** See walkFigures. */
  walk(figure: Figure, signature: string, how: WalkHow): Promise<void>;
  /** See foldFigures. */
  fold(figure: Figure, signature: string): Promise<number | null>;
  /** What all people add up to, from one month to another, and what lies on no day. */
  months(from: number, to: number, of: FiguresOf): Promise<MarketMonth[]>;
  /** The ids of the people of whom `is` says yes by what they add. */
  people(is: (entries: Iterable<Entry>) => boolean, of: FiguresOf): Promise<string[]>;
  /** People who were referred, each once: the day of the first referral, and what they brought in so far. */
  referred(of: FiguresOf): Promise<{ day: number; revenue: number }[]>;
}

/** Opens the figures of a store. */
export function figureStore(context: StoreContext): FigureStore {
  const { db } = context;
  return {
    state: () =>
      reading(async () => ({
        figuring: (await getMeta(db, 'figuring')) ?? null,
        waiting: await db.unfigured.count(),
      })),
    walk: (figure, signature, how) => walkFigures(context, figure, signature, how),
    fold: (figure, signature) => foldFigures(context, figure, signature),
    months: (from, to, of) => reading(() => readMonths(db, { from, to }, of)),
    people: (is, of) => reading(() => findPeople(db, is, of)),
    referred: (of) => reading(() => readReferred(db, of)),
  };
}

async function readMonths(
  db: SidestageDatabase,
  { from, to }: { from: number; to: number },
  { owner, isMarket: isAsked = everyMarket }: FiguresOf,
): Promise<MarketMonth[]> {
  return db.transaction('r', db.months, db.figured, db.meta, async () => {
    const places = await keyPlaces(db);
    const isMarket = ({ market }: { market: string }) => isAsked(market);
    if (owner === undefined) {
      const ids = (low: number, high: number) =>
        db.months
          .where('id')
          .between(monthId(low, ''), `${monthId(high, '')}\uffff`)
          .toArray();
      const rows = [...(await ids(EVER, EVER)), ...(await ids(from, to))].filter(isMarket);
      return rows.map(({ month, market, packed }) => ({ month, market, amounts: places.amountsOf(packed) }));
    }
    // One member's people are few beside all: they are added up when they are asked for.
    const byMarket = new Map<string, Sums>();
    for (const { market, packed } of await db.figured
      .where('owner')
      .equals(owner)
      .filter(isMarket)
      .toArray()) {
      const sums = byMarket.get(market) ?? noSums();
      byMarket.set(market, sums);
      addEntries(sums, inMonths(places.entriesOf(packed), from, to), 1);
    }
    return [...byMarket].flatMap(([market, sums]) =>
      [...sums].map(([month, keys]) => ({ month, market, amounts: amountsOf(keys) })),
    );
  });
}

function* inMonths(entries: Iterable<Entry>, from: number, to: number): Generator<Entry> {
  for (const entry of entries) {
    if (entry.month === EVER || (entry.month >= from && entry.month <= to)) yield entry;
  }
}

function* amountsOf(
  keys: ReadonlyMap<string, ReadonlyMap<number, number>>,
): Generator<[string, number, number]> {
  for (const [key, codes] of keys) for (const [code, amount] of codes) yield [key, code, amount];
}

const everyMarket = () => true;

/** So many people are read at a time. */
const BATCH = 2000;

async function findPeople(
  db: SidestageDatabase,
  is: (entries: Iterable<Entry>) => boolean,
  { owner, isMarket = everyMarket }: FiguresOf,
): Promise<string[]> {
  const found: string[] = [];
  for (let after = ''; ;) {
    const from = after;
    const rows = await db.transaction('r', db.figured, db.meta, async () => {
      // Read with each batch: meanwhile somebody may have been counted again, by keys that were not there before.
      const places = await keyPlaces(db);
      const batch = await db.figured.where('id').above(from).limit(BATCH).toArray();
      for (const row of batch) {
        const isAsked = (owner === undefined || row.owner === owner) && isMarket(row.market);
        if (isAsked && is(places.entriesOf(row.packed))) found.push(row.id);
      }
      return batch;
    });
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return found;
    after = last.id;
  }
}

async function readReferred(
  db: SidestageDatabase,
  { owner, isMarket = everyMarket }: FiguresOf,
): Promise<{ day: number; revenue: number }[]> {
  return db.transaction('r', db.figured, async () => {
    const referrers = await db.figured.where('refers').notEqual('').distinct().toArray();
    const first = new Map<string, number>();
    for (const { owner: whose, market, refers = [], refersAt = [] } of referrers) {
      if (owner !== undefined && whose !== owner) continue;
      if (!isMarket(market)) continue;
      refers.forEach((id, index) => {
        const at = refersAt[index] ?? 0;
        first.set(id, Math.min(first.get(id) ?? Infinity, at));
      });
    }
    const ids = [...first.keys()];
    const merged = await db.figured.where('members').anyOf(ids).toArray();
    const shown = new Map(merged.flatMap((row) => (row.members ?? []).map((id) => [id, row] as const)));
    const rows = await db.figured.bulkGet(ids);
    // Two who were referred and turned out to be one person are counted once.
    const byPerson = new Map<string, { day: number; revenue: number }>();
    ids.forEach((id, index) => {
      const row = rows[index] ?? shown.get(id);
      if (row === undefined) return;
      const day = Math.min(dayOf(first.get(id) ?? 0), byPerson.get(row.id)?.day ?? Infinity);
      byPerson.set(row.id, { day, revenue: row.revenue });
    });
    return [...byPerson.values()];
  });
}
