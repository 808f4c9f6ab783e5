import type { Person } from '../model/change';
import { standing } from '../model/standing';
import { DAY } from './days';
import type { EvidenceHow } from './evidence';
import { movedWithin, movesOf } from './moved-on';
import type { LoggedChoice } from './off-policy';
import { pastContext } from './past-context';
import { rulesOf } from './playbook';

/**
 * The choices of one person that an off-policy estimate can use: actions that were drawn to stand first and then done or
 * turned down, of which the window has ended. The reward is whether something moved on within it, also where the action was
 * turned down: the policy is what puts it first, not what people make of it. Snoozed ones come up again. LN12
 */
export function choicesOf(person: Person, how: EvidenceHow): LoggedChoice[] {
  const past = pastContext(person, how);
  const moves = movesOf(person, how.workspace.model, how.now);
  const windows = new Map(rulesOf(how.workspace.playbook).map((rule) => [rule.id, rule.windowDays]));
  return standing(person.outcomes, person.reversals).flatMap((outcome) => {
    const { action, at, propensity, offered } = outcome;
    const days = windows.get(action);
    if (days === undefined || outcome.outcome === 'snoozed') return [];
    if (propensity === null || propensity <= 0 || !offered.includes(action)) return [];
    if (at + days * DAY > how.now) return [];
    const { phase, segment } = past.ofOutcome(outcome);
    const reward = movedWithin(moves, at, days).length > 0 ? 1 : 0;
    return [{ context: `${phase}/${segment}`, offered, action, propensity, reward }];
  });
}
