import type { Segment } from '../model/action';
import type { Evidence } from '../model/evidence';
import { AT_RISK_BELOW, LAPSED_BELOW } from '../model/order-chance';

/** What a segment is decided by. */
export type SegmentEvidence = Omit<Evidence, 'segment'>;

/** Who has not bought for so long without a rhythm of their own counts as lapsed. */
const YEAR = 365;
/** Orders within 12 months that count as buying often. */
const OFTEN = 3;

/** Which rule put a person into a segment, and what of it held. */
export type SegmentDecision =
  | { segment: 'lapsed'; rule: 'SG1'; by: 'phase' | 'silence' | 'chance' }
  | { segment: 'prospect'; rule: 'SG2' }
  | { segment: 'at-risk'; rule: 'SG3'; by: 'renewal' | 'silence' | 'chance' }
  | { segment: 'loyalist'; rule: 'SG4'; by: 'score' | 'years' }
  | { segment: 'promising'; rule: 'SG5'; by: 'often' | 'small-orders' }
  | { segment: 'new-buyer'; rule: 'SG6' }
  | { segment: 'long-time'; rule: 'SG7' };

/**
 * The segment of a person, by numbered rules of which the first that fits counts (SG1 to SG7). `typicalOrder` is the
 * team's usual order in minor units, where it is known: a promising customer buys often and spends less than that.
 */
export function decideSegment(
  evidence: SegmentEvidence,
  typicalOrder: number | null = null,
): SegmentDecision {
  const lapsed = lapsedBy(evidence);
  if (lapsed !== null) return { segment: 'lapsed', rule: 'SG1', by: lapsed };
  if (evidence.orders === 0) return { segment: 'prospect', rule: 'SG2' };
  const risk = riskBy(evidence);
  if (risk !== null) return { segment: 'at-risk', rule: 'SG3', by: risk };
  const often = evidence.ordersYear >= OFTEN;
  const small =
    typicalOrder !== null && evidence.averageOrder !== null && evidence.averageOrder < typicalOrder;
  const years = customerYears(evidence);
  if (often && !small && (evidence.lastNps ?? 0) >= 9) {
    return { segment: 'loyalist', rule: 'SG4', by: 'score' };
  }
  if (often && !small && years >= 2) return { segment: 'loyalist', rule: 'SG4', by: 'years' };
  if (often) return { segment: 'promising', rule: 'SG5', by: small ? 'small-orders' : 'often' };
  return years < 1 ? { segment: 'new-buyer', rule: 'SG6' } : { segment: 'long-time', rule: 'SG7' };
}

/** The segment alone; see decideSegment. */
export function segmentOf(evidence: SegmentEvidence, typicalOrder: number | null = null): Segment {
  return decideSegment(evidence, typicalOrder).segment;
}

/** Years of 365 days since the first order, with their fraction; 0 without one. */
export function customerYears({ firstOrderAt, now }: SegmentEvidence): number {
  return firstOrderAt === null ? 0 : (now - firstOrderAt) / (YEAR * 86_400_000);
}

/** Days without an order before which nobody counts as having left by a chance. */
export const SHORTEST_SILENCE = 90;
/** Days without an order before which nobody is at risk. */
const SHORTEST_RISK = 30;

/**
 * Days without an order from which a low chance counts: three months, and twice their own rhythm, so that somebody who
 * orders once a year is not called lost in between. SG1 SS13
 */
export function silenceNeeded({ rhythmDays }: Pick<Evidence, 'rhythmDays'>): number {
  return Math.max(SHORTEST_SILENCE, 2 * (rhythmDays ?? 0));
}

/**
 * SG1: in a lapsed phase, or without a running subscription a chance of an order too low by the team's fit; where none
 * counts, no order for a year and four times their own rhythm.
 */
function lapsedBy(evidence: SegmentEvidence): 'phase' | 'silence' | 'chance' | null {
  if (evidence.phase === 'lapsed') return 'phase';
  if (evidence.daysSinceOrder === null || evidence.renewalDueAt !== null) return null;
  if (evidence.chance !== null) {
    const isSilent = evidence.daysSinceOrder >= silenceNeeded(evidence);
    return isSilent && evidence.chance.share < LAPSED_BELOW ? 'chance' : null;
  }
  return evidence.daysSinceOrder >= Math.max(YEAR, 4 * (evidence.rhythmDays ?? 0)) ? 'silence' : null;
}

/**
 * SG3: a renewal is overdue, or after two orders more than 30 days and their usual time have passed and the chance of an
 * order is low by the team's fit; where none counts, the silence is twice their own rhythm and more than 30 days.
 */
function riskBy(evidence: SegmentEvidence): 'renewal' | 'silence' | 'chance' | null {
  if (evidence.renewalDueAt !== null) return evidence.renewalDueAt < evidence.now ? 'renewal' : null;
  if (evidence.daysSinceOrder === null || evidence.rhythmDays === null) return null;
  if (evidence.chance !== null) {
    const isOverdue = evidence.daysSinceOrder > Math.max(SHORTEST_RISK, evidence.rhythmDays);
    return isOverdue && evidence.chance.share < AT_RISK_BELOW ? 'chance' : null;
  }
  return evidence.daysSinceOrder > Math.max(SHORTEST_RISK, 2 * evidence.rhythmDays) ? 'silence' : null;
}
