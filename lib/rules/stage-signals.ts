import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import type { Interaction, InteractionType, Order, SurveyResponse } from '../model/facts';
import type { Phase } from '../model/lifecycle';
import { netAmount, isBuying } from '../model/order-revenue';
import { standing } from '../model/standing';
import { DAY } from './days';
import { factOrder } from './order';

/** What speaks for a stage: a rule, in words, with the facts it rests on. */
export interface Signal {
  /** The number of the rule. */
  rule: string;
  /** The phases it speaks for: the stage is the model's first that is of one of them. */
  phases: readonly [Phase, ...Phase[]];
  /** One sentence without a name. */
  reason: string;
  /** The facts it rests on, newest first. */
  facts: { id: string; at: number }[];
  /** Since when it holds: the newest fact, or the moment at which a silence was long enough. */
  at: number;
}

/** Who bought is a customer: the phases that are for customers, but for advocates. */
const CUSTOMER_PHASES: Signal['phases'] = ['onboarding', 'retention', 'growth'];

/** Days after the first order from which somebody is a customer and no longer new. */
const SETTLED_DAYS = 60;
/** Orders, or promoters' scores, within 12 months that count as often. */
const OFTEN = 3;
/** How much more than in the year before is growth. */
const GROWTH = 1.5;
const YEAR = 365 * DAY;

/** What somebody does who is interested, who looks closer, and who has an offer. */
export const INTEREST: readonly InteractionType[] = ['inquiry', 'chat', 'visit'];
const CLOSER: readonly InteractionType[] = ['demonstration', 'trial', 'meeting'];
const OFFERED: readonly InteractionType[] = ['quote', 'cart-abandoned'];

/**
 * What speaks for a stage of a person who has not left, the strongest first: what they became counts before what they
 * tried, and that before what they asked. That something is not known says nothing. SS2 to SS9
 */
export function signalsOf(person: Person, evidence: Evidence): Signal[] {
  const past = standing(person.interactions, person.reversals)
    .filter((interaction) => interaction.at <= evidence.now)
    .toSorted(factOrder)
    .reverse();
  return [
    referred(past, evidence),
    promoter(person, evidence),
    growing(evidence),
    boughtAgain(evidence),
    boughtFirst(evidence),
    ofKind('SS4', OFFERED, ['conversion'], past),
    ofKind('SS3', CLOSER, ['consideration'], past),
    ofKind('SS2', INTEREST, ['acquisition'], past),
  ].filter((signal) => signal !== null);
}

const FIRST: Partial<Record<InteractionType, [one: string, many: string]>> = {
  inquiry: ['First inquiry.', 'inquiries.'],
  chat: ['First chat.', 'chats.'],
  visit: ['First visit.', 'visits.'],
  demonstration: ['Had a demonstration.', 'demonstrations.'],
  trial: ['Began a trial.', 'trials.'],
  meeting: ['Met with you.', 'meetings.'],
  quote: ['Has a quote from you.', 'quotes.'],
  'cart-abandoned': ['Filled a cart and left it.', 'carts left.'],
};

/** SS2 SS3 SS4: interactions of one kind; the words are those of the latest one's type. */
function ofKind(
  rule: string,
  types: readonly InteractionType[],
  phases: Signal['phases'],
  past: Interaction[],
): Signal | null {
  const facts = past.filter((interaction) => types.includes(interaction.type));
  const [latest] = facts;
  if (latest === undefined) return null;
  const [one, many] = FIRST[latest.type] ?? ['', ''];
  const count = facts.filter((interaction) => interaction.type === latest.type).length;
  return { rule, phases, reason: count === 1 ? one : `${count} ${many}`, facts, at: latest.at };
}

/** SS5: somebody who bought is a customer, whatever the model calls it. */
function boughtFirst(evidence: Evidence): Signal | null {
  const [first] = buys(evidence).slice(-1);
  if (first === undefined) return null;
  const reason = first.type === 'purchase' ? 'First order.' : 'Took out a subscription.';
  return { rule: 'SS5', phases: CUSTOMER_PHASES, reason, facts: [first], at: first.at };
}

/** SS6: ordered again, renewed, or bought long enough ago to be no new customer any more. */
function boughtAgain(evidence: Evidence): Signal | null {
  const facts = buys(evidence);
  const [latest] = facts;
  const first = facts.at(-1);
  if (latest === undefined || first === undefined) return null;
  const phases: Signal['phases'] = ['retention'];
  if (facts.length > 1) {
    const reason =
      latest.type === 'subscription-renewed' ? 'Renewed the subscription.' : `${facts.length} orders.`;
    return { rule: 'SS6', phases, reason, facts, at: latest.at };
  }
  const at = first.at + SETTLED_DAYS * DAY;
  if (at > evidence.now) return null;
  const reason = `The first order was ${SETTLED_DAYS} days ago or more: no new customer any longer.`;
  return { rule: 'SS6', phases, reason, facts: [first], at };
}

/** SS7: orders often, and spends half as much again as in the year before. */
function growing(evidence: Evidence): Signal | null {
  const { now, ordersYear, netRevenue12m } = evidence;
  const before = evidence.inCurrency.filter((order) => order.at <= now - YEAR && order.at > now - 2 * YEAR);
  const spentBefore = before.reduce((sum, order) => sum + netAmount(order), 0);
  if (ordersYear < OFTEN || spentBefore <= 0 || netRevenue12m < GROWTH * spentBefore) return null;
  const more = Math.round((netRevenue12m / spentBefore - 1) * 100);
  const facts = buys(evidence).filter((order) => order.at > now - YEAR);
  const reason = `${ordersYear} orders in 12 months, and spends ${more} % more than in the 12 before.`;
  return { rule: 'SS7', phases: ['growth'], reason, facts, at: facts[0]?.at ?? now };
}

/** SS8: a customer who referred somebody, unless a low score came after it or a complaint is open. */
function referred(past: Interaction[], evidence: Evidence): Signal | null {
  const facts = past.filter((interaction) => interaction.type === 'referral');
  const [latest] = facts;
  if (latest === undefined || evidence.orders === 0 || evidence.open.complaint !== undefined) return null;
  const low = lowScoreAt(evidence);
  if (low !== null && low > latest.at) return null;
  const reason = facts.length === 1 ? 'Referred somebody to you.' : `Referred you ${facts.length} times.`;
  return { rule: 'SS8', phases: ['advocacy'], reason, facts, at: latest.at };
}

/** SS9: a promoter who orders often or renewed, unless a complaint is open. */
function promoter(person: Person, evidence: Evidence): Signal | null {
  if (evidence.open.complaint !== undefined) return null;
  const scores = highScores(person, evidence.now);
  const year = buys(evidence).filter((order) => order.at > evidence.now - YEAR);
  const renewals = buys(evidence).filter((order) => order.type === 'subscription-renewed');
  const bought = year.length >= OFTEN ? year : renewals;
  const [latest] = scores;
  if (latest === undefined || bought.length === 0) return null;
  const often =
    year.length >= OFTEN
      ? `${year.length} orders in 12 months`
      : renewals.length === 1
        ? 'Renewed'
        : `Renewed ${renewals.length} times`;
  const max = latest.survey === 'nps' ? 10 : 5;
  const said =
    scores.length === 1 ? `scored ${latest.score} of ${max}` : `a top score ${scores.length} times in a row`;
  const facts = [...bought, ...scores].toSorted(factOrder).reverse();
  const at = facts[0]?.at ?? latest.at;
  return { rule: 'SS9', phases: ['advocacy'], reason: `${often}, and ${said}.`, facts, at };
}

/** A customer's latest scores of 9 or 10, unbroken, newest first; where NPS was never asked, fives of two or more. */
function highScores(person: Person, now: number): SurveyResponse[] {
  const said = standing(person.responses, person.reversals)
    .filter((response) => response.provenance === 'customer' && response.at <= now)
    .toSorted(factOrder)
    .reverse();
  const unbroken = (kind: SurveyResponse['survey'], top: number) => {
    const all = said.filter((response) => response.survey === kind);
    const end = all.findIndex((response) => response.score < top);
    return end < 0 ? all : all.slice(0, end);
  };
  if (said.some((response) => response.survey === 'nps')) return unbroken('nps', 9);
  const fives = unbroken('csat', 5);
  return fives.length >= 2 ? fives : [];
}

/** When the customer's latest NPS or CSAT was given, if one of them is low; the later where both are. */
export function lowScoreAt(evidence: Evidence): number | null {
  const { lastNps, lastNpsAt, lastCsat, lastCsatAt } = evidence;
  const low = [
    lastNps !== null && lastNps <= 6 ? lastNpsAt : null,
    lastCsat !== null && lastCsat <= 2 ? lastCsatAt : null,
  ].filter((at) => at !== null);
  return low.length === 0 ? null : Math.max(...low);
}

/** What they bought, newest first. */
export function buys(evidence: Evidence): Order[] {
  return evidence.standingOrders.filter(isBuying).toReversed();
}
