import type { ActionRule } from '../model/action';
import type { Actor, Change, FactDraft, Person } from '../model/change';
import type { ActionOutcome } from '../model/facts';
import type { Evidence } from '../model/evidence';
import { ineligible, type Ineligible } from './eligibility';
import { eligibleRules } from './eligible-rules';
import { fillDraft, fillReason } from './fill';
import { rulesOf } from './playbook';
import { shortName } from './short-name';

/** A proposed action: its rule, its reason and the text to send, filled from what is known. */
export interface NextAction {
  rule: ActionRule;
  because: string;
  draft: string | null;
}

/**
 * The actions that may be proposed for a person, best first. What is forbidden or put off is left out; the order is
 * that of the playbook. An empty playbook means the default one. NA8
 */
export function nextActions(evidence: Evidence, playbook: ActionRule[], person: Person): NextAction[] {
  return eligibleRules(evidence, playbook, person).rules.map((rule) => ({
    rule,
    because: fillReason(rule.because, evidence, person.contact),
    draft: rule.template === null ? null : fillDraft(rule.template, evidence, person.contact),
  }));
}

/**
 * Why nothing is proposed, in a sentence that says what to do or when to look again; null when something is. NA10
 */
export function blockedReason(evidence: Evidence, playbook: ActionRule[], person: Person): string | null {
  const rules = rulesOf(playbook);
  const reasons = rules.map((rule) => ineligible(rule, evidence, person, rules));
  if (reasons.includes(null)) return null;
  const name = shortName(person.contact);
  if (evidence.doNotContact)
    return `${name} asked not to be contacted: nothing is proposed until that mark is taken off.`;
  const until = reasons.filter(isPaused).map((reason) => reason.until);
  const waits = reasons.some((reason) => reason?.why === 'waits-for-reply');
  if (until.length > 0) {
    const days = Math.max(1, Math.ceil((Math.min(...until) - evidence.now) / 86_400_000));
    return `Everything that fits was done or put off. The next action comes up in ${days === 1 ? '1 day' : `${days} days`}.`;
  }
  if (waits) return `Put off until ${name} is next in touch.`;
  if (reasons.some((reason) => reason?.why === 'consent')) {
    return `What fits needs consent to marketing, which ${name} has not given. Ask for it, or write a note.`;
  }
  if (reasons.some((reason) => reason?.why === 'no-address'))
    return `What fits goes by e-mail. Add an address for ${name}.`;
  if (!evidence.ordersKnown)
    return `What the playbook has for ${name} depends on orders, which your role is not shown.`;
  return `No rule of the playbook fits ${name}. Ask your team lead to add one.`;
}

function isPaused(reason: Ineligible | null): reason is Extract<Ineligible, { until: number }> {
  return reason !== null && 'until' in reason;
}

/** What became of a proposed action. `until`: for a snooze, and for 'not now' where a date was given. */
export interface OutcomeEntry {
  action: string;
  outcome: 'done' | 'snoozed' | 'not-now';
  until: number | null;
  reason: string | null;
  /** How it came to be proposed, where that is known. */
  proposal?: Pick<ActionOutcome, 'propensity' | 'offered' | 'phase' | 'segment'>;
  /** Snoozed until the customer is next in touch. */
  untilReply?: boolean;
}

/** Records what became of a proposed action. NA11 */
export function recordOutcome(contactId: string, entry: OutcomeEntry, actor: Actor): Change[] {
  const fact: FactDraft<'action-outcome'> = {
    id: actor.newId(),
    contactId,
    at: actor.now,
    by: actor.by,
    action: entry.action,
    outcome: entry.outcome,
    until: entry.until,
    reason: entry.reason?.trim().slice(0, 300) || null,
    ...(entry.proposal ?? { propensity: null, offered: [], phase: null, segment: null }),
    untilReply: entry.untilReply ?? false,
  };
  return [{ op: 'event', kind: 'action-outcome', fact }];
}
