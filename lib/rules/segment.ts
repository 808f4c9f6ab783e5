import type { Segment } from '../model/action';
import type { Evidence } from '../model/evidence';

/** What a segment is decided by. */
export type SegmentEvidence = Omit<Evidence, 'segment'>;

/** Who has not bought for so long without a rhythm of their own counts as lapsed. */
const YEAR = 365;
/** Orders within 12 months that count as buying often. */
const OFTEN = 3;

/**
 * The segment of a person, by numbered rules of which the first that fits counts (SG1 to SG7). `typicalOrder` is the
 * team's usual order in minor units, where it is known: a promising customer buys often and spends less than that.
 */
export function segmentOf(evidence: SegmentEvidence, typicalOrder: number | null = null): Segment {
  if (isLapsed(evidence)) return 'lapsed';
  if (evidence.orders === 0) return 'prospect';
  if (isAtRisk(evidence)) return 'at-risk';
  const often = evidence.ordersYear >= OFTEN;
  const small =
    typicalOrder !== null && evidence.averageOrder !== null && evidence.averageOrder < typicalOrder;
  const years =
    evidence.firstOrderAt === null ? 0 : (evidence.now - evidence.firstOrderAt) / (YEAR * 86_400_000);
  if (often && !small && ((evidence.lastNps ?? 0) >= 9 || years >= 2)) return 'loyalist';
  if (often) return 'promising';
  return years < 1 ? 'new-buyer' : 'long-time';
}

/** SG1: in a lapsed phase, or no order for a year and four times their own rhythm, without a running subscription. */
function isLapsed(evidence: SegmentEvidence): boolean {
  if (evidence.phase === 'lapsed') return true;
  if (evidence.daysSinceOrder === null || evidence.renewalDueAt !== null) return false;
  return evidence.daysSinceOrder >= Math.max(YEAR, 4 * (evidence.rhythmDays ?? 0));
}

/** SG3: a renewal is overdue, or after two orders the silence is twice their own rhythm and at least 30 days. */
function isAtRisk(evidence: SegmentEvidence): boolean {
  if (evidence.renewalDueAt !== null) return evidence.renewalDueAt < evidence.now;
  if (evidence.daysSinceOrder === null || evidence.rhythmDays === null) return false;
  return evidence.daysSinceOrder > Math.max(30, 2 * evidence.rhythmDays);
}
