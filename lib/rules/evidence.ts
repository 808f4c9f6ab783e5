import type { Person } from '../model/change';
import { convertOrders } from '../model/convert-orders';
import type { Evidence } from '../model/evidence';
import type { Order, SurveyKind, SurveyResponse } from '../model/facts';
import type { KnownChance } from '../model/order-chance';
import { isBuying, netAmount } from '../model/order-revenue';
import { standing } from '../model/standing';
import { runningSubscriptions } from '../model/subscription';
import type { Workspace } from '../model/workspace';
import { DAY, wholeDays } from './days';
import { countingInteractions } from './note-versions';
import { openInteractions } from './open-interaction';
import { factOrder } from './order';
import { segmentOf } from './segment';
import { currentStage, stageInModel, stageSince } from './stage';

export type { Evidence } from '../model/evidence';
export { segmentOf } from './segment';

/**
 * For whom and when evidence is gathered. `ordersKnown`: false where the user is not shown orders. `typicalOrder`: the
 * team's usual order in minor units, where known.
 */
export interface EvidenceHow {
  workspace: Workspace;
  now: number;
  ordersKnown?: boolean;
  typicalOrder?: number | null;
  /** The chance of an order by the team's fit; left out, it was not asked for and their own rhythm decides. */
  known?: KnownChance;
}

/** Everything that conditions, segments and the value estimate ask of a person, at one moment. EV1 */
export function evidenceOf(person: Person, how: EvidenceHow): Evidence {
  const { workspace, now } = how;
  const change = currentStage(person.stageChanges);
  const stage = change === null ? null : stageInModel(change, workspace.model);
  const since = stageSince(person.stageChanges);
  const interactions = countingInteractions(person.interactions, person.reversals);
  const open = openInteractions(
    interactions,
    standing(person.orders, person.reversals),
    standing(person.outcomes, person.reversals),
    now,
  );
  const evidence = {
    now,
    ordersKnown: how.ordersKnown ?? true,
    stage,
    phase: stage?.phase ?? change?.phase ?? null,
    since,
    daysInStage: since === null ? null : wholeDays(since, now),
    chance: how.known?.chance ?? null,
    noFit: how.known?.noFit ?? null,
    ...buying(person, workspace, now),
    ...scores(person, now),
    surveyCoolDownDays: workspace.survey.coolDownDays,
    open,
    openInquiry: open.inquiry ?? null,
    consent: person.contact.consent.marketing,
    doNotContact: person.contact.doNotContact,
  };
  return { ...evidence, segment: segmentOf(evidence, how.typicalOrder ?? null) };
}

function buying(person: Person, workspace: Pick<Workspace, 'currency' | 'rates'>, now: number) {
  const { currency } = workspace;
  const orders = standing(person.orders, person.reversals)
    .filter((order) => order.at <= now)
    .toSorted(factOrder);
  const bought = orders.filter(isBuying);
  const last = bought.at(-1) ?? null;
  const rhythmDays = medianGapDays(bought);
  const { orders: converted, used } = convertOrders(orders, workspace);
  const inCurrency = converted.filter((order) => order.amount.currency === currency);
  const paid = inCurrency.filter((order) => isBuying(order) && order.amount.minor > 0);
  const isRecent = (order: Order) => order.at > now - 365 * DAY;
  return {
    standingOrders: orders,
    orders: bought.length,
    ordersYear: bought.filter(isRecent).length,
    firstOrderAt: bought[0]?.at ?? null,
    lastOrder: last,
    daysSinceOrder: last === null ? null : wholeDays(last.at, now),
    rhythmDays,
    ordersPerYear: rhythmDays === null ? null : Math.round(3652.5 / rhythmDays) / 10,
    netRevenue12m: sum(inCurrency.filter(isRecent).map(netAmount)),
    averageOrder: paid.length === 0 ? null : Math.round(sum(paid.map(netAmount)) / paid.length),
    inCurrency,
    rates: used.map(({ rate }) => rate),
    otherCurrencies: [...new Set(converted.map((order) => order.amount.currency))].filter(
      (code) => code !== currency,
    ),
    renewalDueAt: runningSubscriptions(orders, now)[0]?.dueAt ?? null,
  };
}

/** Median of the days between two days with an order; null with fewer than two such days. */
function medianGapDays(bought: Order[]): number | null {
  const days = [...new Set(bought.map((order) => Math.floor(order.at / DAY)))].sort((a, b) => a - b);
  const gaps = days
    .slice(1)
    .map((day, index) => day - (days[index] ?? day))
    .sort((a, b) => a - b);
  const [low, high] = [gaps[Math.floor((gaps.length - 1) / 2)], gaps[Math.floor(gaps.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function scores(person: Person, now: number) {
  const said = standing(person.responses, person.reversals)
    .filter((response) => response.provenance === 'customer' && response.at <= now)
    .toSorted(factOrder);
  const last = (kind: SurveyKind): SurveyResponse | null => said.findLast((r) => r.survey === kind) ?? null;
  const [nps, csat] = [last('nps'), last('csat')];
  return {
    lastNps: nps?.score ?? null,
    lastNpsAt: nps?.at ?? null,
    lastCsat: csat?.score ?? null,
    lastCsatAt: csat?.at ?? null,
    lastSurveyedAt: said.at(-1)?.at ?? null,
  };
}

function sum(numbers: number[]): number {
  const total = numbers.reduce((a, b) => a + b, 0);
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, total));
}
