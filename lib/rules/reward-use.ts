import type { Actor, Change, Person } from '../model/change';
import type { Reward } from '../model/facts';
import { standing } from '../model/standing';

/** The rewards that were given and not used yet: those whose use would be a fact of its own. LG5 */
export function unusedRewards(person: Pick<Person, 'rewards' | 'reversals'>): Reward[] {
  const counting = standing(person.rewards, person.reversals);
  const used = new Set(counting.map(({ redeems }) => redeems));
  return counting.filter(({ id, redeems }) => redeems === null && !used.has(id));
}

/**
 * Records that a reward was used. Its cost was counted when it was given. LG5
 * @throws RangeError with a sentence when it was used or taken back already.
 */
export function redeemReward(person: Person, rewardId: string, actor: Actor): Change[] {
  const given = unusedRewards(person).find(({ id }) => id === rewardId);
  if (given === undefined) throw new RangeError('This reward was used or taken back already.');
  const { contactId, type, label } = given;
  return [
    {
      op: 'event',
      kind: 'reward',
      fact: {
        id: actor.newId(),
        contactId,
        at: actor.now,
        by: actor.by,
        type,
        label,
        cause: null,
        cost: null,
        expiresAt: null,
        redeems: given.id,
      },
    },
  ];
}
