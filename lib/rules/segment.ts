import type { Segment } from '../model/action';
import type { Evidence } from '../model/evidence';

/** What a segment is decided by. */
export type SegmentEvidence = Omit<Evidence, 'segment'>;

/** Who has not bought for so long without a rhythm of their own counts as lapsed. */
const YEAR = 365;
/** Orders within 12 months that count as buying often. */
const OFTEN = 3;

/** Which rule put a person into a segment, and what of it held. */
export type SegmentDecision =
  | { segment: 'lapsed'; rule: 'SG1'; by: 'phase' | 'silence' }
  | { segment: 'prospect'; rule: 'SG2' }
  | { segment: 'at-risk'; rule: 'SG3'; by: 'renewal' | 'silence' }
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

/** SG1: in a lapsed phase, or no order for a year and four times their own rhythm, without a running subscription. */
function lapsedBy(evidence: SegmentEvidence): 'phase' | 'silence' | null {
  if (evidence.phase === 'lapsed') return 'phase';
  if (evidence.daysSinceOrder === null || evidence.renewalDueAt !== null) return null;
  return evidence.daysSinceOrder >= Math.max(YEAR, 4 * (evidence.rhythmDays ?? 0)) ? 'silence' : null;
}

/** SG3: a renewal is overdue, or after two orders the silence is twice their own rhythm and at least 30 days. */
function riskBy(evidence: SegmentEvidence): 'renewal' | 'silence' | null {
  if (evidence.renewalDueAt !== null) return evidence.renewalDueAt < evidence.now ? 'renewal' : null;
  if (evidence.daysSinceOrder === null || evidence.rhythmDays === null) return null;
  return evidence.daysSinceOrder > Math.max(30, 2 * evidence.rhythmDays) ? 'silence' : null;
}
