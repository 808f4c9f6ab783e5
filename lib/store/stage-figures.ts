import type { Order, Reversal } from '../model/facts';
import { netAmount } from '../model/order-revenue';
import { standing } from '../model/standing';
import type { SidestageDatabase } from './database';
import { factsOf } from './facts';
import type { StageFigures } from './store';

const DAY = 24 * 60 * 60 * 1000;
/** At most so many people's keys are read, the latest in the stage, and so many people's orders. */
const KEY_LIMIT = 20_000;
const SAMPLE_LIMIT = 2000;
const AT_ONCE = 100;

/**
 * What the team's own people say of a stage. `people` is counted by the index; the median of days is that of all of
 * them; the revenue is that of a sample spread evenly over the stage: net revenue of the last 365 days of the people
 * who have any order in them, in the workspace's currency.
 */
export async function readStageFigures(
  db: SidestageDatabase,
  stage: string,
  now: number,
): Promise<StageFigures> {
  const people = () =>
    db.contacts.where('[lead.to+lead.since]').between([stage, -Infinity], [stage, Infinity]);
  const count = await people().count();
  const keys = await people().reverse().limit(KEY_LIMIT).primaryKeys();
  const step = Math.max(1, Math.ceil(keys.length / SAMPLE_LIMIT));
  const sample = keys.filter((_, index) => index % step === 0);
  const currency = (await db.workspaces.toCollection().first())?.currency;
  const revenues = currency === undefined ? [] : await yearRevenues(db, sample, currency, now);
  return {
    people: count,
    medianDays: await medianDays(db, stage, count, now),
    yearRevenue: quartiles(revenues),
  };
}

function inStage(db: SidestageDatabase, stage: string) {
  return db.contacts.where('[lead.to+lead.since]').between([stage, -Infinity], [stage, Infinity]);
}

async function medianDays(
  db: SidestageDatabase,
  stage: string,
  count: number,
  now: number,
): Promise<number | null> {
  if (count === 0) return null;
  const middle = await inStage(db, stage)
    .offset(Math.floor((count - 1) / 2))
    .limit(count % 2 === 0 ? 2 : 1)
    .toArray();
  const days = middle.map((row) => Math.max(0, Math.floor((now - (row.lead?.since ?? now)) / DAY)));
  return days.reduce((sum, one) => sum + one, 0) / days.length;
}

async function yearRevenues(
  db: SidestageDatabase,
  ids: string[],
  currency: string,
  now: number,
): Promise<number[]> {
  const revenues: number[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = await Promise.all(
      ids.slice(start, start + AT_ONCE).map((id) => yearRevenue(db, id, currency, now)),
    );
    revenues.push(...some.filter((revenue) => revenue !== null));
  }
  return revenues;
}

async function yearRevenue(
  db: SidestageDatabase,
  id: string,
  currency: string,
  now: number,
): Promise<number | null> {
  const orders = await factsOf(db, id, 'order');
  const isRecent = (order: Order) =>
    order.at > now - 365 * DAY && order.at <= now && order.amount.currency === currency;
  if (!orders.some(isRecent)) return null;
  const reversals: Reversal[] = await factsOf(db, id, 'reversal');
  const recent = standing(orders, reversals).filter(isRecent);
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
