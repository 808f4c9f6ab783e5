import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import type { Interaction, InteractionType, SurveyResponse } from '../model/facts';
import { standing } from '../model/standing';
import { factOrder, type Placed } from './order';
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

/** When a person was first heard from after a fact: they took part in something, answered or ordered. Null: not yet. */
export function heardAt(person: Person, evidence: Evidence, since: Placed): number | null {
  const heard = [...signsOfLife(person, evidence.now), ...evidence.standingOrders];
  const later = heard.filter((fact) => factOrder(fact, since) > 0).map((fact) => fact.at);
  return later.length === 0 ? null : Math.min(...later);
}
