import type { Phase } from '../model/lifecycle';
import type { ActionContext, ActionCounts } from './action-counts';
import type { Belief } from './best-chances';

// How much is taken for granted before anything is known, in imagined outcomes. Chosen for several simulated worlds,
// among them one without any structure to pool and one in which the rules' order is always wrong.
/** One in ten moves on, until the team's own outcomes say otherwise. */
const FIRST_RATE = 0.1;
const FIRST_RATE_WEIGHT = 20;
/** What an action does in a phase is taken from what actions do there, with this weight. */
const PHASE_WEIGHT = 20;
const ACTION_WEIGHT = 30;
/** Expected successes that say a segment is like the others. */
const SEGMENT_WEIGHT = 8;
/** How alike one phase and segment is to what is expected from the others. */
const CONTEXT_WEIGHT = 80;
/** Odds that the first in the rules' order has over one far behind. */
const FIRST_ODDS = 3;
/** More outcomes than this in one context count as this many: an action that stops working is noticed. */
const MEMORY = 4000;

/**
 * What is believed of each action in a context: how often something moves on within its window after it was done.
 *
 * From the wide to the narrow, each a start for the next: everything done anywhere; everything done in the phase; this
 * action in the phase with the other segments; times how much better or worse than expected it does for the segment in
 * the other phases; times the odds of its place in the rules' order (0 is first). Then its own outcomes count. The less
 * the others say, the weaker the start. Nothing counts twice: own outcomes are left out of the start. LN4
 */
export function successBeliefs(
  counts: ActionCounts,
  actions: { rule: string; place: number }[],
  context: ActionContext,
): Belief[] {
  const baseOf = phaseRates(counts);
  return actions.map(({ rule, place }) => {
    const own = counts.get(rule)?.get(context.phase)?.get(context.segment) ?? NONE;
    const others = othersRate(counts, rule, context, baseOf(context.phase));
    const like = segmentRatio(counts, rule, context, baseOf);
    const odds = (others.rate / (1 - others.rate)) * like.ratio * placeOdds(place);
    const rate = Math.min(0.98, Math.max(0.005, odds / (1 + odds)));
    const weight = 1 / (1 / CONTEXT_WEIGHT + 1 / others.weight + rate / like.weight);
    const kept = Math.min(1, MEMORY / Math.max(1, own.done));
    return {
      successes: weight * rate + kept * own.moved,
      failures: weight * (1 - rate) + kept * (own.done - own.moved),
    };
  });
}

/** The share that is expected of a belief: its mean. */
export function expectedShare({ successes, failures }: Belief): number {
  return successes / (successes + failures);
}

interface Trials {
  done: number;
  moved: number;
}

const NONE: Trials = { done: 0, moved: 0 };

/** Falls with the place in the order: the first above what is usual, the third about usual, later ones below. */
function placeOdds(place: number): number {
  return FIRST_ODDS ** (1 / (1 + place) - 1 / 3);
}

/** How often something moves on after any action, by phase. */
function phaseRates(counts: ActionCounts): (phase: Phase) => number {
  const all = { ...NONE };
  const byPhase = new Map<Phase, Trials>();
  for (const phases of counts.values()) {
    for (const [phase, segments] of phases) {
      const here = byPhase.get(phase) ?? { ...NONE };
      byPhase.set(phase, here);
      for (const tally of segments.values()) {
        addTrials(all, tally);
        addTrials(here, tally);
      }
    }
  }
  const everywhere = (all.moved + FIRST_RATE_WEIGHT * FIRST_RATE) / (all.done + FIRST_RATE_WEIGHT);
  return (phase) => {
    const { done, moved } = byPhase.get(phase) ?? NONE;
    return (moved + PHASE_WEIGHT * everywhere) / (done + PHASE_WEIGHT);
  };
}

/** This action in this phase with all segments but the one. */
function othersRate(counts: ActionCounts, rule: string, { phase, segment }: ActionContext, base: number) {
  const sum = { ...NONE };
  for (const [of, tally] of counts.get(rule)?.get(phase) ?? []) if (of !== segment) addTrials(sum, tally);
  const weight = ACTION_WEIGHT + sum.done;
  return { rate: (sum.moved + ACTION_WEIGHT * base) / weight, weight };
}

/** Successes of this action with this segment in the other phases, over those expected from the other segments there. */
function segmentRatio(
  counts: ActionCounts,
  rule: string,
  { phase, segment }: ActionContext,
  baseOf: (phase: Phase) => number,
) {
  let [seen, expected] = [0, 0];
  for (const [at, segments] of counts.get(rule) ?? []) {
    const here = segments.get(segment);
    if (at === phase || here === undefined) continue;
    seen += here.moved;
    expected += here.done * othersRate(counts, rule, { phase: at, segment }, baseOf(at)).rate;
  }
  const weight = SEGMENT_WEIGHT + seen;
  return { ratio: weight / (SEGMENT_WEIGHT + expected), weight };
}

function addTrials(to: Trials, tally: Trials): void {
  to.done += tally.done;
  to.moved += tally.moved;
}
