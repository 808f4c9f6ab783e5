import type { Person } from '../model/change';
import { standing } from '../model/standing';
import { subscriptionLives } from '../model/subscription';
import { nobodyWatched, type Watched, type WatchedMarket } from '../model/watched';
import type { Workspace } from '../model/workspace';
import { evidenceOf } from './evidence';
import { stageInModel } from './stage';

/** One customer as far as they were watched, whole months from the first order on. */
export interface WatchedCustomer {
  months: number;
  hasLeft: boolean;
  /** Stages of the team's model that they stand in or came through. */
  stages: string[];
}

const DAY = 86_400_000;
const MONTH = (365.25 / 12) * DAY;
const FIRST_YEAR = 12;

/**
 * How long a customer was watched and whether they left: who counts as lapsed (SG1) left when they came into such a stage, or
 * with their last order; whose last subscription ended and who bought nothing since left then. Null for somebody who
 * never bought. The month in which somebody leaves counts as watched. VA19
 * @param workspace with the model of their market
 */
export function watchedCustomer(
  person: Person,
  { workspace, now }: { workspace: Workspace; now: number },
): WatchedCustomer | null {
  const evidence = evidenceOf(person, { workspace, now });
  const { firstOrderAt, lastOrder, since, phase } = evidence;
  if (firstOrderAt === null || lastOrder === null) return null;
  const leftAt =
    evidence.segment === 'lapsed'
      ? phase === 'lapsed'
        ? (since ?? lastOrder.at)
        : lastOrder.at
      : subscriptionsEndedAt(person, lastOrder.at, now);
  const end = Math.min(now, Math.max(firstOrderAt, leftAt ?? now));
  const whole = Math.floor((end - firstOrderAt) / MONTH);
  const stages = person.stageChanges.flatMap((change) => stageInModel(change, workspace.model)?.id ?? []);
  return {
    months: leftAt === null ? whole : whole + 1,
    hasLeft: leftAt !== null,
    stages: [...new Set(stages)],
  };
}

/** When the last subscription ended, of somebody who has none left and bought nothing since; else null. */
function subscriptionsEndedAt(person: Person, lastOrderAt: number, now: number): number | null {
  const orders = standing(person.orders, person.reversals).toSorted((a, b) => a.at - b.at);
  const lives = subscriptionLives(orders, now);
  if (lives.length === 0 || lives.some(({ isRunning }) => isRunning)) return null;
  const cancelled = orders.findLast(({ type, at }) => type === 'subscription-cancelled' && at <= now);
  const ended = Math.max(cancelled?.at ?? 0, ...lives.map(({ dueAt }) => Math.min(dueAt, now)));
  return lastOrderAt > ended ? null : (cancelled?.at ?? ended);
}

/** Customers put together, by the stages they came through. VA19 */
export function watchTogether(customers: readonly WatchedCustomer[]): WatchedMarket {
  const market: WatchedMarket = { everybody: nobodyWatched(), stages: {} };
  for (const { months, hasLeft, stages } of customers) {
    const add = (group: Watched, upTo: number) => {
      group.people += 1;
      group.months += Math.min(upTo, months);
      if (hasLeft && months <= upTo) group.left += 1;
    };
    add(market.everybody, Infinity);
    for (const stage of stages) {
      const groups = (market.stages[stage] ??= { stage: nobodyWatched(), newBuyers: nobodyWatched() });
      add(groups.stage, Infinity);
      add(groups.newBuyers, FIRST_YEAR);
    }
  }
  return market;
}
