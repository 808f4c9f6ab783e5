import type { ActionRule } from '../model/action';
import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import type { ActionOutcome } from '../model/facts';
import { standing } from '../model/standing';
import { actionFits, triggeredAt, wasSurveyedRecently } from './action-fits';
import { DAY } from './days';
import { factOrder } from './order';
import { heardAt } from './signs-of-life';
import { currentStage } from './stage';

/** Days for which 'not now' puts an action off. */
export const NOT_NOW_DAYS = 30;

/** Why an action that would fit is not proposed. */
export type Ineligible =
  | { why: 'do-not-contact' | 'consent' | 'no-address' | 'does-not-fit' | 'waits-for-reply' | 'off' }
  | { why: 'cool-down' | 'snoozed' | 'not-now' | 'rest'; until: number };

/** Null when the action may be proposed; else why not. What is forbidden comes before what does not fit. NA1 to NA7, NA15, NA16, BK6 */
export function ineligible(
  rule: ActionRule,
  evidence: Evidence,
  person: Person,
  playbook: ActionRule[],
): Ineligible | null {
  if (rule.off === true) return { why: 'off' };
  if (evidence.doNotContact) return { why: 'do-not-contact' };
  if (!actionFits(rule.when, evidence)) return { why: 'does-not-fit' };
  if (rule.needsConsent && evidence.consent !== 'yes') return { why: 'consent' };
  if (rule.kind === 'e-mail' && person.contact.emails.length === 0) return { why: 'no-address' };
  return (
    surveyPause(rule, evidence, person, playbook) ??
    outcomePause(rule, evidence, person) ??
    movePause(rule, evidence, person)
  );
}

/** BK6: what was put off with a move rests while the person stands by it, unless what it waits for is newer. */
function movePause(rule: ActionRule, evidence: Evidence, person: Person): Ineligible | null {
  const move = currentStage(person.stageChanges);
  if (move?.quiet?.actions.includes(rule.id) !== true) return null;
  const trigger = triggeredAt(rule.when, evidence);
  const { until } = move.quiet;
  return (trigger === null || trigger <= move.at) && evidence.now < until ? { why: 'snoozed', until } : null;
}

/** NA3: no survey within the cool-down after an answer, or after a survey was sent. */
function surveyPause(
  rule: ActionRule,
  evidence: Evidence,
  person: Person,
  playbook: ActionRule[],
): Ineligible | null {
  if (rule.kind !== 'survey') return null;
  const cool = evidence.surveyCoolDownDays * DAY;
  if (wasSurveyedRecently(evidence))
    return { why: 'cool-down', until: (evidence.lastSurveyedAt ?? 0) + cool };
  const surveys = playbook.filter((other) => other.kind === 'survey').map((other) => other.id);
  const sent = outcomes(person).findLast((o) => o.outcome === 'done' && surveys.includes(o.action));
  return sent !== undefined && evidence.now < sent.at + cool
    ? { why: 'cool-down', until: sent.at + cool }
    : null;
}

/** NA4 NA5 NA6 NA15: snoozed until a time or a reply, not now for 30 days, or done and resting, unless what it waits for is newer. */
function outcomePause(rule: ActionRule, evidence: Evidence, person: Person): Ineligible | null {
  const last = outcomes(person).findLast((outcome) => outcome.action === rule.id);
  if (last === undefined) return null;
  if (last.untilReply) return heardAt(person, evidence, last) === null ? { why: 'waits-for-reply' } : null;
  const trigger = triggeredAt(rule.when, evidence);
  if (last.outcome !== 'snoozed' && trigger !== null && trigger > last.at) return null;
  const until = pausedUntil(last, rule);
  const why = last.outcome === 'done' ? 'rest' : last.outcome;
  return evidence.now < until ? { why, until } : null;
}

function pausedUntil(outcome: ActionOutcome, rule: ActionRule): number {
  switch (outcome.outcome) {
    case 'snoozed':
      return outcome.until ?? outcome.at + DAY;
    case 'not-now':
      return outcome.until ?? outcome.at + NOT_NOW_DAYS * DAY;
    case 'done':
      return outcome.at + rule.restDays * DAY;
  }
}

function outcomes(person: Person): ActionOutcome[] {
  return standing(person.outcomes, person.reversals).toSorted(factOrder);
}
