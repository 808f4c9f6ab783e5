import type { ActionRule } from '../model/action';
import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import { emptyTally, type ActionCounts } from '../rules/action-counts';
import { nextActions, type NextAction, type OutcomeEntry } from '../rules/next-action';
import { contextOf } from '../rules/past-context';
import { proposalOf, rankActions, weighActions, type Rank } from '../rules/rank-actions';
import { randomOfDay } from '../rules/seeded-random';

/** A proposed action as the card shows it; `rank` is null until something was learnt on this device. */
export interface ShownAction extends NextAction {
  rank: Rank | null;
}

/** What actions are ranked by. */
export interface Ranking {
  counts: ActionCounts;
  /** False: the person was shown before there were counts, so the playbook's order stays under the eye. */
  drawn: boolean;
}

/** How a proposal came about, as it is recorded with its outcome. */
export type Proposal = NonNullable<OutcomeEntry['proposal']>;

/**
 * The actions that may be proposed for a person, in the order to show them: the playbook's until there are counts, then
 * that of the day's draw. `day` is the user's own, YYYY-MM-DD. NA8 LN6 LN8
 */
export function shownActions(
  evidence: Evidence,
  playbook: ActionRule[],
  person: Person,
  how: { ranking: Ranking | null; day: string },
): ShownAction[] {
  const actions = nextActions(evidence, playbook, person);
  if (how.ranking === null) return actions.map((action) => ({ ...action, rank: null }));
  const { counts, drawn } = how.ranking;
  const context = contextOf(evidence);
  const ids = actions.map((action) => action.rule.id);
  if (!drawn) {
    const { ranks } = weighActions(ids, { context, counts });
    return actions.map((action, place) => {
      const rank = ranks[place];
      return { ...action, rank: rank === undefined ? null : { ...rank, propensity: null } };
    });
  }
  const random = randomOfDay(person.contact.id, ids, how.day);
  return rankActions(actions, { context, counts, random }).map(
    ({ propensity, expected, learnt, ...action }) => ({
      ...action,
      rank: { propensity, expected, learnt },
    }),
  );
}

/** What is recorded with the outcome of one of the actions shown. LN9 */
export function proposalFor(actions: ShownAction[], rule: string, evidence: Evidence): Proposal {
  const ranked = actions.map(({ rank, ...action }) => ({
    ...action,
    ...(rank ?? { propensity: null, expected: 0, learnt: emptyTally() }),
  }));
  return proposalOf(ranked, rule, contextOf(evidence));
}
