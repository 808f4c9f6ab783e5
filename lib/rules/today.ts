import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import type { ActionOutcome } from '../model/facts';
import { standing } from '../model/standing';
import { DAY } from './days';
import { ineligible } from './eligibility';
import { openFrom } from './open-interaction';
import { factOrder } from './order';
import { urgentRules } from './playbook-urgent';
import { KEEP_PROMISE } from './promise-actions';
import { heardAt } from './signs-of-life';

/** Why somebody comes first today: a note that is due, or an action that comes back. */
export interface Due {
  by: 'note' | 'snooze' | 'reply';
  /** When the note is due, when the snooze ended, when they were in touch. */
  at: number;
  /** The rule of the action to do. */
  rule: string;
  /** What the note says. */
  text: string | null;
}

/** What is due of a person, the first of it; `offered` are the rules that may be proposed now. Null: nothing. TD1 TD4 */
export function dueOf(evidence: Evidence, person: Person, offered: string[]): Due | null {
  const due = [noteDue(evidence, person), ...offered.map((rule) => snoozeEnded(rule, evidence, person))];
  return due.reduce((a, b) => (a === null || (b !== null && b.at < a.at) ? b : a), null);
}

function noteDue(evidence: Evidence, person: Person): Due | null {
  const note = evidence.open.note;
  if (note === undefined || note.dueAt === null || openFrom(note) > evidence.now) return null;
  if (isPutOff(evidence, person)) return null;
  return { by: 'note', at: note.dueAt, rule: KEEP_PROMISE, text: note.text };
}

const promise = urgentRules.find((rule) => rule.id === KEEP_PROMISE);

/** A promise stands in Today also where the playbook has no rule for it, or nothing else may be proposed. */
function isPutOff(evidence: Evidence, person: Person): boolean {
  if (promise === undefined) return false;
  const why = ineligible(promise, { ...evidence, doNotContact: false }, person, [promise])?.why;
  return why === 'snoozed' || why === 'not-now' || why === 'waits-for-reply';
}

function snoozeEnded(rule: string, evidence: Evidence, person: Person): Due | null {
  const last = lastOutcome(rule, person);
  if (last?.outcome !== 'snoozed') return null;
  if (last.untilReply) {
    const heard = heardAt(person, evidence, last);
    return heard === null ? null : { by: 'reply', at: heard, rule, text: null };
  }
  const at = last.until ?? last.at + DAY;
  return at <= evidence.now ? { by: 'snooze', at, rule, text: null } : null;
}

function lastOutcome(rule: string, person: Person): ActionOutcome | undefined {
  return standing(person.outcomes, person.reversals)
    .toSorted(factOrder)
    .findLast((outcome) => outcome.action === rule);
}

/** What the queue is ordered by. */
export interface TodayPlace {
  due: Due | null;
  /** How likely something moves on within the rule's window after the action: 0 to 1. */
  chance: number;
  /** The value estimate in minor units; null where there is none. */
  value: number | null;
  name: string;
}

/** Chance times value, in minor units; null without an estimate. TD2 */
export function worthOf({ chance, value }: Pick<TodayPlace, 'chance' | 'value'>): number | null {
  return value === null ? null : chance * Math.max(0, value);
}

/** The order of the queue. TD1 TD2 TD3 */
export function todayOrder(a: TodayPlace, b: TodayPlace): number {
  if (a.due !== null || b.due !== null) {
    return (a.due?.at ?? Infinity) - (b.due?.at ?? Infinity) || (a.name < b.name ? -1 : 1);
  }
  const worth = (worthOf(b) ?? -1) - (worthOf(a) ?? -1);
  return worth || b.chance - a.chance || (a.name < b.name ? -1 : 1);
}
