import { PHASES } from '../model/phases';
import { SEGMENTS } from '../model/segments';
import type { ActionCounts } from './action-counts';
import { doublyRobust, orderPolicy, type LoggedChoice, type Policy, type PolicyEstimate } from './off-policy';
import { chancesToBeFirst } from './rank-actions';

/** How the learnt order would have done beside the playbook's, or what is missing to say so. */
export type PolicyComparison =
  | { enough: true; choices: number; learnt: PolicyEstimate; rules: PolicyEstimate; differs: boolean }
  | { enough: false; choices: number; missing: string };

/** With fewer choices, or fewer that count as one each, an interval cannot be trusted. */
const LEAST_CHOICES = 100;
const LEAST_EFFECTIVE = 30;

/**
 * Estimates from logged choices how often something would have moved on by the learnt order and by the order of the rules
 * (doubly robust). They differ where their intervals do not overlap. LN15
 */
export function comparePolicies(
  choices: LoggedChoice[],
  { order, counts }: { order: string[]; counts: ActionCounts },
): PolicyComparison {
  const missing = (sentence: string): PolicyComparison => ({
    enough: false,
    choices: choices.length,
    missing: sentence,
  });
  if (choices.length < LEAST_CHOICES) {
    return missing(
      `It takes ${LEAST_CHOICES} actions that Sidestage drew to stand first and that were done or turned down, with their days for a result over; there ${choices.length === 1 ? 'is 1' : `are ${choices.length}`}.`,
    );
  }
  const learnt = doublyRobust(choices, learntPolicy(order, counts));
  const rules = doublyRobust(choices, orderPolicy(order));
  if (learnt === null || rules === null || Math.min(learnt.effective, rules.effective) < LEAST_EFFECTIVE) {
    return missing(
      'One of the two orders would seldom have chosen what was done, so there is too little to compare. More outcomes will help.',
    );
  }
  const differs = learnt.low > rules.high || rules.low > learnt.high;
  return { enough: true, choices: choices.length, learnt, rules, differs };
}

/** What is learnt today, as a way to choose: the same people with the same actions are weighed once. */
function learntPolicy(order: string[], counts: ActionCounts): Policy {
  const places = new Map(order.map((rule, place) => [rule, place]));
  const known = new Map<string, ReadonlyMap<string, number>>();
  return ({ context, offered }) => {
    const rules = offered
      .filter((rule) => places.has(rule))
      .sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    const key = [context, ...rules].join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    const [phase = '', segment = ''] = context.split('/');
    const at = {
      phase: PHASES.find((known) => known === phase) ?? 'awareness',
      segment: SEGMENTS.find((known) => known === segment) ?? 'prospect',
    };
    const chances = chancesToBeFirst(rules, { context: at, counts });
    const policy = new Map(rules.map((rule, place) => [rule, chances[place] ?? 0]));
    known.set(key, policy);
    return policy;
  };
}
