import type { ActionOutcome } from '../model/facts';
import type { ActionContext, ActionCounts, Tally } from './action-counts';
import { countsInPhase } from './action-counts';
import { bestChances, type Belief } from './best-chances';
import { urgentRules } from './playbook-urgent';
import { expectedShare, successBeliefs } from './success-belief';

/** What can be ranked: a proposed action, by its rule. */
export interface Proposed {
  rule: { id: string };
}

/** What ranking adds to a proposed action. */
export interface Rank {
  /**
   * The probability with which it was put first, above 0. Null where nothing was drawn, because something that cannot
   * wait stands first.
   */
  propensity: number | null;
  /** How often something is expected to move on within the rule's window after it is done: 0 to 1. */
  expected: number;
  /** What was learnt of it in this phase, over all segments. */
  learnt: Tally;
}
export type Ranked<T extends Proposed> = T & Rank;

/** For whom actions are ranked, and by what. `random` gives numbers from 0 to below 1; see randomOfDay. */
export interface RankHow {
  context: ActionContext;
  counts: ActionCounts;
  random: () => number;
}

/**
 * Drawn as though everything had been seen so many times. Plain Thompson sampling tries longer than the outcomes of a team
 * reward: twice as sure did better in every simulated world, also in those where the order of the rules is wrong.
 */
const SURENESS = 2;
/** However little is expected of an action, it is put first this often, so that there is always something to compare. */
const LEAST_CHANCE = 0.002;
const MOST_FOR_LEAST = 0.1;

const urgent = new Set(urgentRules.map((rule) => rule.id));

/**
 * The proposed actions, given in the order of the playbook, in the order to show them. What cannot wait, and what the
 * team put before it, stays first in the playbook's order. Of the rest one is drawn to be first, each with the
 * probability that it is the best by what is believed of it (Thompson sampling); the others follow by that probability.
 * LN6 LN7
 */
export function rankActions<T extends Proposed>(actions: T[], how: RankHow): Ranked<T>[] {
  const rules = actions.map((action) => action.rule.id);
  return orderByDraw(actions, weighActions(rules, how), how.random());
}

/** What is believed of some actions in a context, in the order they were given. */
export interface Weights {
  /** So many at the beginning stay first. */
  fixed: number;
  /** Of those after them, to stand first. */
  chances: number[];
  ranks: Rank[];
}

/**
 * Weighs actions given in the order of the playbook. The same for everybody of one context with the same actions, so that
 * a list of many people need not weigh them again.
 */
export function weighActions(rules: string[], how: Pick<RankHow, 'context' | 'counts'>): Weights {
  const { context, counts } = how;
  const fixed = rules.findLastIndex((rule) => urgent.has(rule)) + 1;
  const beliefs = beliefsOf(rules, fixed, how);
  const chances = chancesOf(beliefs.slice(fixed));
  const ranks = rules.map((rule, place) => ({
    propensity: fixed > 0 ? null : (chances[place] ?? null),
    expected: expectedShare(beliefs[place] ?? { successes: 0, failures: 1 }),
    learnt: countsInPhase(counts, rule, context.phase),
  }));
  return { fixed, chances, ranks };
}

/** The actions that were weighed, in the order that a number from 0 to below 1 draws. LN6 LN7 */
export function orderByDraw<T extends Proposed>(actions: T[], weights: Weights, number: number): Ranked<T>[] {
  const { fixed, chances, ranks } = weights;
  const ranked = actions.flatMap((action, place) => {
    const rank = ranks[place];
    return rank === undefined ? [] : [{ ...action, ...rank }];
  });
  const first = draw(chances, number);
  const chanceToLead = (index: number) => (index === first ? Infinity : (chances[index] ?? 0));
  const order = chances.map((_, index) => index).sort((a, b) => chanceToLead(b) - chanceToLead(a));
  return [...ranked.slice(0, fixed), ...order.flatMap((index) => ranked[fixed + index] ?? [])];
}

/**
 * The probability of each action to be put first among these, which are given in the order of the playbook. The same for
 * everybody of one context with the same actions. Sums to 1. LN6
 */
export function chancesToBeFirst(rules: string[], how: Pick<RankHow, 'context' | 'counts'>): number[] {
  return chancesOf(beliefsOf(rules, 0, how));
}

/** What cannot wait needs no place in the order: places count from what is ranked. */
function beliefsOf(rules: string[], fixed: number, how: Pick<RankHow, 'context' | 'counts'>): Belief[] {
  const placed = rules.map((rule, index) => ({ rule, place: Math.max(0, index - fixed) }));
  return successBeliefs(how.counts, placed, how.context);
}

function chancesOf(beliefs: Belief[]): number[] {
  const least = Math.min(LEAST_CHANCE, MOST_FOR_LEAST / Math.max(1, beliefs.length));
  const sure = beliefs.map(({ successes, failures }) => ({
    successes: successes * SURENESS,
    failures: failures * SURENESS,
  }));
  return bestChances(sure).map((chance) => least + (1 - beliefs.length * least) * chance);
}

/** The index drawn by a number from 0 to below 1; -1 of none. */
function draw(chances: number[], number: number): number {
  let left = number;
  for (const [index, chance] of chances.entries()) {
    left -= chance;
    if (left < 0) return index;
  }
  return chances.length - 1;
}

/** Outcomes name no more actions than this as offered. */
const MOST_OFFERED = 50;

/**
 * How an action came to be proposed, to be recorded with its outcome: where the person stood, what was offered, and the
 * propensity if it was drawn to stand first, else null. Somebody who picked a runner-up chose for themselves. LN9
 */
export function proposalOf<T extends Proposed>(
  ranked: Ranked<T>[],
  rule: string,
  context: ActionContext,
): Pick<ActionOutcome, 'propensity' | 'offered' | 'phase' | 'segment'> {
  const first = ranked[0];
  return {
    propensity: first?.rule.id === rule ? first.propensity : null,
    offered: ranked.slice(0, MOST_OFFERED).map((action) => action.rule.id),
    ...context,
  };
}
