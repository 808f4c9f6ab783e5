import type { Person } from '../model/change';
import type { Interaction, InteractionType, SurveyResponse } from '../model/facts';
import { standing } from '../model/standing';
import { INTEREST } from './stage-signals';

/** What a person has to take part in: no message or quote of ours, and no note. */
const SIGNS: readonly InteractionType[] = [
  ...INTEREST,
  'call',
  'meeting',
  'demonstration',
  'trial',
  'cart-abandoned',
  'complaint',
  'referral',
];

/** What a person took part in or said themselves, up to now, orders left out; what was taken back does not count. */
export function signsOfLife(person: Person, now: number): (Interaction | SurveyResponse)[] {
  return [
    ...standing(person.interactions, person.reversals).filter((fact) => SIGNS.includes(fact.type)),
    ...standing(person.responses, person.reversals).filter((fact) => fact.provenance === 'customer'),
  ].filter((fact) => fact.at <= now);
}
