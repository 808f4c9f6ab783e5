import { convertOrders } from '../model/convert-orders';
import type { Order, Reversal } from '../model/facts';
import { netAmount } from '../model/order-revenue';
import { standing } from '../model/standing';
import type { Workspace } from '../model/workspace';
import type { StagePlace } from '../rules/stage-places';
import { groupsOf } from '../rules/shown-as';
import { marketKey } from './contact-row';
import type { SidestageDatabase } from './database';
import { factsOf } from './facts';
import { allMerges } from './merged';
import type { StageFigures } from './store';

const DAY = 24 * 60 * 60 * 1000;
/** At most so many people's keys are read, the latest in the stage, and so many people's orders. */
const KEY_LIMIT = 20_000;
const SAMPLE_LIMIT = 2000;
const AT_ONCE = 100;

/** By what amounts are put into one currency. */
type Money = Pick<Workspace, 'currency' | 'rates'>;

/**
 * What the team's own people say of a stage: those who stand in one of the places that are read as it. People who were
 * merged are counted once. `people` is counted by the index; the median of days is that of all of
 * them; the revenue is that of a sample spread evenly over the stage: net revenue of the last 365 days of the people
 * who have any order in them, in the workspace's currency or put into it by its rates.
 */
export async function readStageFigures(
  db: SidestageDatabase,
  places: readonly StagePlace[],
  now: number,
): Promise<StageFigures> {
  const keys: string[] = [];
  let count = 0;
  for (const place of places) {
    count += await inStage(db, place).count();
    keys.push(...(await inStage(db, place).reverse().limit(KEY_LIMIT).primaryKeys()));
  }
  const step = Math.max(1, Math.ceil(keys.length / SAMPLE_LIMIT));
  const sample = keys.filter((_, index) => index % step === 0);
  const team = await db.workspaces.toCollection().first();
  const revenues = team === undefined ? [] : await yearRevenues(db, sample, team, now);
  return {
    people: count,
    medianDays: await medianDays(db, places, count, now),
    yearRevenue: quartiles(revenues),
  };
}

function inStage(db: SidestageDatabase, { market, stage }: StagePlace) {
  const place = [marketKey(market), stage];
  return db.contacts
    .where('[marketKey+lead.to+lead.since]')
    .between([...place, -Infinity], [...place, Infinity]);
}

async function medianDays(
  db: SidestageDatabase,
  places: readonly StagePlace[],
  count: number,
  now: number,
): Promise<number | null> {
  if (count === 0) return null;
  const middle = await middleSince(db, places, Math.floor((count - 1) / 2), count % 2 === 0 ? 2 : 1);
  const days = middle.map((since) => Math.max(0, Math.floor((now - since) / DAY)));
  return days.reduce((sum, one) => sum + one, 0) / days.length;
}

/** Since when so many people from that place on are in the stage, by the time they came. */
async function middleSince(
  db: SidestageDatabase,
  places: readonly StagePlace[],
  at: number,
  people: number,
): Promise<number[]> {
  const [only] = places;
  if (only !== undefined && places.length === 1) {
    const rows = await inStage(db, only).offset(at).limit(people).toArray();
    return rows.flatMap((row) => row.lead?.since ?? []);
  }
  const keys = await Promise.all(places.map((place) => inStage(db, place).keys()));
  const times = keys.flat().map((key) => (key as unknown as [string, string, number])[2]);
  return times.sort((a, b) => a - b).slice(at, at + people);
}

async function yearRevenues(
  db: SidestageDatabase,
  ids: string[],
  team: Money,
  now: number,
): Promise<number[]> {
  const revenues: number[] = [];
  const groups = groupsOf(await allMerges(db));
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = await Promise.all(
      ids.slice(start, start + AT_ONCE).map((id) => yearRevenue(db, groups.get(id) ?? [id], team, now)),
    );
    revenues.push(...some.filter((revenue) => revenue !== null));
  }
  return revenues;
}

async function yearRevenue(
  db: SidestageDatabase,
  ids: string[],
  team: Money,
  now: number,
): Promise<number | null> {
  const orders = (await Promise.all(ids.map((id) => factsOf(db, id, 'order')))).flat();
  const isRecent = (order: Order) => order.at > now - 365 * DAY && order.at <= now;
  if (!orders.some(isRecent)) return null;
  const reversals: Reversal[] = (await Promise.all(ids.map((id) => factsOf(db, id, 'reversal')))).flat();
  const recent = convertOrders(standing(orders, reversals).filter(isRecent), team).orders.filter(
    ({ amount }) => amount.currency === team.currency,
  );
  return recent.length === 0 ? null : recent.reduce((sum, order) => sum + netAmount(order), 0);
}

function quartiles(values: number[]): StageFigures['yearRevenue'] {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return {
    low: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    high: quantile(sorted, 0.75),
    people: sorted.length,
  };
}

/** Linear between the two nearest values (Hyndman and Fan, type 7), in whole minor units. */
function quantile(sorted: number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return Math.round(below + (above - below) * (place - Math.floor(place)));
}
