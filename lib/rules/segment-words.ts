import type { Segment } from '../model/action';
import { formatMoney } from '../model/money';
import { AT_RISK_BELOW, LAPSED_BELOW } from '../model/order-chance';
import { chanceWords, noFitWords, percentBelow } from './chance-words';
import { rateWords } from './rate-words';
import { wholeDays } from './days';
import { customerYears, decideSegment, type SegmentDecision, type SegmentEvidence } from './segment';

/** What a segment is called. */
export const SEGMENT_LABELS: Record<Segment, string> = {
  prospect: 'Prospect',
  'new-buyer': 'New buyer',
  promising: 'Promising',
  loyalist: 'Loyalist',
  'long-time': 'Long-time customer',
  'at-risk': 'At risk',
  lapsed: 'Lapsed',
};

/** Each rule as a person would say it. */
const RULES: Record<SegmentDecision['rule'], string> = {
  SG1: 'Lapsed: in a stage of people who left, or no order for a year and for four times the usual time between orders.',
  SG2: 'Prospect: no order yet.',
  SG3: 'At risk: a renewal is overdue, or no order for twice the usual time and more than 30 days.',
  SG4: 'Loyalist: three orders in 12 months, and a promoter or a customer for two years.',
  SG5: 'Promising: three orders in 12 months, and not a loyalist yet, or orders smaller than the team’s usual one.',
  SG6: 'New buyer: first order less than a year ago.',
  SG7: 'Long-time customer: a customer for a year or more to whom none of the others applies.',
};

/** Those that a fit of the team changes. */
const RULES_BY_FIT: Partial<Record<SegmentDecision['rule'], string>> = {
  SG1: `Lapsed: in a stage of people who left, or by the team’s fit a chance of an order ${percentBelow(LAPSED_BELOW)}, with none for 90 days and for twice the usual time.`,
  SG3: `At risk: a renewal is overdue, or by the team’s fit a chance of an order ${percentBelow(AT_RISK_BELOW)}, with none for the usual time and more than 30 days.`,
};

/** A segment with the rule that made it. */
export interface SegmentWords {
  segment: Segment;
  label: string;
  /** The number of the rule, as in RULES.md. */
  rule: SegmentDecision['rule'];
  /** The rule in words. */
  says: string;
  /** What of it holds for this person, with the numbers. */
  because: string;
}

/** How amounts are written. */
export interface SegmentHow {
  typicalOrder?: number | null;
  currency: string;
  locale: string;
}

/** Says in which segment a person is, by which rule and by which numbers. SG8 */
export function segmentWords(evidence: SegmentEvidence, how: SegmentHow): SegmentWords {
  const decision = decideSegment(evidence, how.typicalOrder ?? null);
  const { segment, rule } = decision;
  const label = SEGMENT_LABELS[segment];
  return {
    segment,
    label,
    rule,
    says: (evidence.chance === null ? undefined : RULES_BY_FIT[rule]) ?? RULES[rule],
    because: because(decision, evidence, how),
  };
}

function because(decision: SegmentDecision, evidence: SegmentEvidence, how: SegmentHow): string {
  const since = `No order for ${counted(evidence.daysSinceOrder ?? 0, 'day')}`;
  const usual = counted(Math.round(evidence.rhythmDays ?? 0), 'day');
  const rates = rateWords(evidence.rates);
  const habit = evidence.rhythmDays === null ? '' : `; usually every ${usual}`;
  const basis = evidence.chance === null ? noFitWords(evidence) : ` ${chanceWords(evidence.chance)}`;
  const silence = `${since}${habit}.${basis}`;
  const often = `${counted(evidence.ordersYear, 'order')} in 12 months`;
  switch (decision.segment) {
    case 'lapsed':
      if (decision.by === 'phase') return `In ${evidence.stage?.label ?? 'a lapsed stage'}.`;
      return evidence.rhythmDays === null && evidence.chance === null
        ? `${since}, which is a year or more.${noFitWords(evidence)}`
        : silence;
    case 'prospect':
      return 'Has not ordered yet.';
    case 'at-risk':
      return decision.by === 'renewal'
        ? `The renewal is ${counted(wholeDays(evidence.renewalDueAt ?? 0, evidence.now), 'day')} overdue.`
        : silence;
    case 'loyalist':
      return decision.by === 'score'
        ? `${often}, and scored ${evidence.lastNps ?? 0} of 10.`
        : `${often}, and a customer for ${counted(Math.floor(customerYears(evidence)), 'year')}.`;
    case 'promising':
      return decision.by === 'small-orders'
        ? `${often}, of ${money(evidence.averageOrder, how)} on average; the team’s usual is ${money(how.typicalOrder ?? null, how)}${rates === '' ? '' : `; ${rates}`}.`
        : `${often}; not a promoter yet, nor a customer for two years.`;
    case 'new-buyer':
      return `First order ${counted(wholeDays(evidence.firstOrderAt ?? 0, evidence.now), 'day')} ago.`;
    case 'long-time':
      return `A customer for ${counted(Math.floor(customerYears(evidence)), 'year')}, with ${often}.`;
  }
}

function money(minor: number | null, { currency, locale }: SegmentHow): string {
  return formatMoney(minor ?? 0, currency, locale);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
