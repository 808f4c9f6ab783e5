import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import type { InteractionType, Order } from '../model/facts';
import { standing } from '../model/standing';
import { DAY, wholeDays } from './days';
import { factOrder } from './order';
import { chanceWords, noFitWords } from './chance-words';
import { SHORTEST_SILENCE, silenceNeeded } from './segment';
import { signsOfLife } from './signs-of-life';
import { buys, INTEREST, lowScoreAt, type Signal } from './stage-signals';

/** Where no fit counts: without a rhythm of one's own a silence of a year; with one, four times as long as usual and three months. */
const YEAR_DAYS = 365;
const TIMES_USUAL = 4;
/** Days a renewal may be overdue before the subscription counts as ended (EV5). */
const OVERDUE_DAYS = 60;
/** Who bought so shortly before cancelling is a customer by what they buy. */
const BOUGHT_DAYS = 90;

/** What speaks for it that a customer has left: a subscription that ended, or a silence. SS11 SS12 SS13 */
export function endingOf(person: Person, evidence: Evidence): Signal | null {
  return subscriptionEnded(evidence) ?? silence(person, evidence);
}

/** SS11 SS12: cancelled, or 60 days overdue, with no other subscription and nothing bought since. */
function subscriptionEnded(evidence: Evidence): Signal | null {
  const { standingOrders, renewalDueAt, now } = evidence;
  const events = standingOrders.filter((order) => order.type.startsWith('subscription-'));
  const last = events.at(-1);
  if (last === undefined || renewalDueAt !== null) return null;
  if (last.type === 'subscription-cancelled') {
    const since = last.at - BOUGHT_DAYS * DAY;
    if (buys(evidence).some((order) => order.at > last.at || isPurchaseFrom(order, since))) return null;
    const reason = 'Cancelled the subscription.';
    return { rule: 'SS11', phases: ['lapsed'], reason, facts: [last], at: last.at };
  }
  const due = dueOf(last);
  const at = due + OVERDUE_DAYS * DAY;
  if (at > now || buys(evidence).some((order) => isPurchaseFrom(order, due))) return null;
  const reason = `The renewal was due ${wholeDays(due, now)} days ago and did not come.`;
  return { rule: 'SS12', phases: ['lapsed'], reason, facts: [last], at };
}

function isPurchaseFrom(order: Order, since: number): boolean {
  return order.type === 'purchase' && order.at >= since;
}

/** When the event of a subscription says the next is due; a month a period where it says nothing. */
function dueOf(order: Order): number {
  return order.dueAt ?? Math.round(order.at + (order.periodMonths ?? 1) * (365.25 / 12) * DAY);
}

/**
 * SS13: no sign of life for 90 days, no order for twice the usual time, and by the team's fit too low a chance of one.
 * Where no fit counts: no order and no sign of life for four times the usual and 90 days, or for a year without a rhythm.
 */
function silence(person: Person, evidence: Evidence): Signal | null {
  const { lastOrder, rhythmDays, renewalDueAt, chance, now } = evidence;
  if (lastOrder === null || renewalDueAt !== null) return null;
  const signs = [lastOrder, ...signsOfLife(person, now)];
  const latest = signs.toSorted(factOrder).at(-1) ?? lastOrder;
  const at = chance === null ? silentAt(latest, rhythmDays) : unlikelyAt(evidence, lastOrder, latest);
  if (at === null || at > now) return null;
  const days = wholeDays(latest.at, now);
  const usual = rhythmDays === null ? '' : `; usually orders every ${Math.round(rhythmDays)} days`;
  const basis = chance === null ? noFitWords(evidence) : ` ${chanceWords(chance)}`;
  const facts = latest.id === lastOrder.id ? [lastOrder] : [latest, lastOrder];
  return {
    rule: 'SS13',
    phases: ['lapsed'],
    reason: `Nothing heard for ${days} days${usual}.${basis}`,
    facts,
    at,
  };
}

/** By their own rhythm, when the silence was long enough. */
function silentAt(latest: { at: number }, rhythmDays: number | null): number {
  const long = rhythmDays === null ? YEAR_DAYS : Math.max(SHORTEST_SILENCE, TIMES_USUAL * rhythmDays);
  return Math.ceil(latest.at + long * DAY);
}

/** By the team's fit, when an order had become too unlikely and both silences were long enough; null: it has not. */
function unlikelyAt(evidence: Evidence, lastOrder: Order, latest: { at: number }): number | null {
  const since = evidence.chance?.lapsedSince ?? null;
  if (since === null) return null;
  const orderless = lastOrder.at + silenceNeeded(evidence) * DAY;
  return Math.ceil(Math.max(since, orderless, latest.at + SHORTEST_SILENCE * DAY));
}

/** What speaks for it that somebody who left is back: an order, or else that they were in touch. SS14 SS15 */
export function returnOf(person: Person, evidence: Evidence, since: number): Signal | null {
  const bought = buys(evidence).filter((order) => order.at > since);
  const [order] = bought;
  if (order !== undefined) {
    const reason = 'Ordered again after leaving.';
    return { rule: 'SS14', phases: ['retention', 'growth'], reason, facts: bought, at: order.at };
  }
  const asked = standing(person.interactions, person.reversals)
    .filter((fact) => isInterest(fact.type) && fact.at > since && fact.at <= evidence.now)
    .toSorted(factOrder)
    .reverse();
  const [latest] = asked;
  if (latest === undefined) return null;
  const reason = 'In touch again after leaving.';
  return { rule: 'SS15', phases: ['acquisition'], reason, facts: asked, at: latest.at };
}

function isInterest(type: InteractionType): boolean {
  return INTEREST.includes(type) || type === 'trial' || type === 'demonstration' || type === 'cart-abandoned';
}

/** What speaks against calling somebody an advocate: their latest score is low. SS10 */
export function fallOf(person: Person, evidence: Evidence): Signal | null {
  const at = lowScoreAt(evidence);
  const said = standing(person.responses, person.reversals).find(
    (response) => response.at === at && response.provenance === 'customer' && response.survey !== 'ces',
  );
  if (at === null || said === undefined) return null;
  const max = said.survey === 'nps' ? 10 : 5;
  const reason = `Scored ${said.score} of ${max}: not somebody who recommends you now.`;
  return { rule: 'SS10', phases: ['retention', 'growth', 'onboarding'], reason, facts: [said], at };
}
