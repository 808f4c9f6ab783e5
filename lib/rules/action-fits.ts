import type { ActionConditions } from '../model/action';
import type { Evidence } from '../model/evidence';
import type { Interaction } from '../model/facts';
import { DAY, wholeDays } from './days';
import { openFrom } from './open-interaction';

/** Whether every condition given holds. An empty list of phases or segments means any. NA7 */
export function actionFits(when: ActionConditions, evidence: Evidence): boolean {
  // Somebody who has no stage yet is treated as somebody nobody has spoken with.
  const phase = evidence.phase ?? 'awareness';
  return (
    (evidence.ordersKnown || !asksForOrders(when)) &&
    (when.phases.length === 0 || when.phases.includes(phase)) &&
    (!when.segments?.length || when.segments.includes(evidence.segment)) &&
    isWithin(evidence.daysInStage, when.minDaysInStage, when.maxDaysInStage) &&
    isWithin(evidence.orders, when.minOrders, when.maxOrders) &&
    isWithin(evidence.daysSinceOrder, when.minDaysSinceOrder, when.maxDaysSinceOrder) &&
    isWithin(evidence.lastNps, when.minNps, when.maxNps) &&
    isWithin(evidence.lastCsat, undefined, when.maxCsat) &&
    (when.openInteraction === undefined || openOf(when, evidence) !== null) &&
    isRecentEnough(when, evidence) &&
    isRenewalNear(when.renewalDueInDays, evidence) &&
    isAs(when.consentUnknown, evidence.consent === 'unknown') &&
    isAs(when.notSurveyedRecently, !wasSurveyedRecently(evidence))
  );
}

/** Whether a condition speaks of orders, or of what is worked out from them. NA18 */
function asksForOrders(when: ActionConditions): boolean {
  const { minOrders, maxOrders, minDaysSinceOrder, maxDaysSinceOrder, renewalDueInDays, segments } = when;
  return (
    [minOrders, maxOrders, minDaysSinceOrder, maxDaysSinceOrder, renewalDueInDays].some(
      (bound) => bound !== undefined,
    ) || (segments?.length ?? 0) > 0
  );
}

/** Bounds include themselves. A value that is not known satisfies no bound. */
function isWithin(value: number | null, min: number | undefined, max: number | undefined): boolean {
  if (min === undefined && max === undefined) return true;
  return value !== null && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}

/** A condition that is not given holds; one that is false asks for the opposite. */
function isAs(wanted: boolean | undefined, is: boolean): boolean {
  return wanted === undefined || wanted === is;
}

/** `withinDays` counts from what the rule waits for: the open interaction, or the score. */
function isRecentEnough(when: ActionConditions, evidence: Evidence): boolean {
  if (when.withinDays === undefined) return true;
  const at = triggeredAt(when, evidence);
  return at !== null && wholeDays(at, evidence.now) <= when.withinDays;
}

/** The open interaction that a condition asks for; null where there is none. */
export function openOf(when: ActionConditions, evidence: Evidence): Interaction | null {
  return Object.entries(evidence.open).find(([type]) => type === when.openInteraction)?.[1] ?? null;
}

function isRenewalNear(days: number | undefined, evidence: Evidence): boolean {
  if (days === undefined) return true;
  return evidence.renewalDueAt !== null && evidence.renewalDueAt <= evidence.now + days * DAY;
}

/** Whether a customer answered a survey within the cool-down. */
export function wasSurveyedRecently(evidence: Evidence): boolean {
  const { lastSurveyedAt, now, surveyCoolDownDays } = evidence;
  return lastSurveyedAt !== null && now < lastSurveyedAt + surveyCoolDownDays * DAY;
}

/**
 * What a rule waits for, when it happened: an open interaction or a low score. A newer one than the last outcome
 * makes the action due again. Null for rules that wait for nothing of the kind.
 */
export function triggeredAt(when: ActionConditions, evidence: Evidence): number | null {
  if (when.openInteraction !== undefined) {
    const open = openOf(when, evidence);
    return open === null ? null : openFrom(open);
  }
  if (when.maxNps !== undefined) return evidence.lastNpsAt;
  if (when.maxCsat !== undefined) return evidence.lastCsatAt;
  return null;
}
