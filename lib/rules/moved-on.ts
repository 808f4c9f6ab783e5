import type { Person } from '../model/change';
import type { LifecycleModel } from '../model/lifecycle';
import { isBuying } from '../model/order-revenue';
import { standing } from '../model/standing';
import { DAY } from './days';
import { factOrder } from './order';
import { effectiveChanges } from './stage-history';
import { isBackwards, stageInModel } from './stage-model';

/** Something moved on: the stage advanced, an order came, or a score rose. */
export interface MovedOn {
  at: number;
  how: 'advanced' | 'ordered' | 'scoreRose';
}

/** Everything by which a person moved on, up to now, in no order. LN1 */
export function movesOf(person: Person, model: LifecycleModel, now: number): MovedOn[] {
  return [...advances(person, model), ...orders(person), ...rises(person)].filter(({ at }) => at <= now);
}

/** What of it happened after a moment and within so many days of it. */
export function movedWithin(moves: MovedOn[], from: number, days: number): MovedOn[] {
  return moves.filter(({ at }) => at > from && at <= from + days * DAY);
}

/**
 * Moves to a later stage that still stand. Into a lost or lapsed stage, outside, back in from outside, and into another
 * market are none.
 */
function advances(person: Person, model: LifecycleModel): MovedOn[] {
  const changes = effectiveChanges(person.stageChanges);
  return changes.flatMap((change, i) => {
    const before = changes[i - 1];
    if (change.market !== undefined) return [];
    const from = before === undefined ? null : stageInModel(before, model);
    const to = stageInModel(change, model);
    if (from === null || to === null || from.id === to.id) return [];
    const leaves = to.lost || to.phase === 'lapsed' || to.phase === 'outside' || from.phase === 'outside';
    return leaves || isBackwards(model, from.id, to.id) ? [] : [{ at: change.at, how: 'advanced' as const }];
  });
}

function orders(person: Person): MovedOn[] {
  return standing(person.orders, person.reversals)
    .filter(isBuying)
    .map(({ at }) => ({ at, how: 'ordered' as const }));
}

/** A customer's answer above their answer before to the same question; the first answer is no rise. */
function rises(person: Person): MovedOn[] {
  const last = new Map<string, number>();
  return standing(person.responses, person.reversals)
    .filter(({ provenance }) => provenance === 'customer')
    .toSorted(factOrder)
    .flatMap(({ at, survey, score }) => {
      const before = last.get(survey) ?? Infinity;
      last.set(survey, score);
      return score > before ? [{ at, how: 'scoreRose' as const }] : [];
    });
}
