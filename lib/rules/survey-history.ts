import type { Person } from '../model/change';
import type { SurveyKind, SurveyResponse } from '../model/facts';
import { standing } from '../model/standing';
import { factOrder } from './order';

/** What one person answered to one kind of survey, oldest first. */
export interface SurveyHistory {
  /** In the customer's own words. */
  said: SurveyResponse[];
  /** What agents thought: never in one figure with what was said. */
  impressions: SurveyResponse[];
  /** The latest answer less the one before it, and when that was given; null with fewer than two answers. */
  trend: { change: number; since: number } | null;
}

/** The history of a person's answers to a kind of survey. SV7 */
export function surveyHistory(person: Person, kind: SurveyKind): SurveyHistory {
  const all = standing(person.responses, person.reversals)
    .filter(({ survey }) => survey === kind)
    .toSorted(factOrder);
  const said = all.filter(({ provenance }) => provenance === 'customer');
  const [before, last] = said.slice(-2);
  const trend =
    before === undefined || last === undefined
      ? null
      : { change: last.score - before.score, since: before.at };
  return { said, impressions: all.filter(({ provenance }) => provenance === 'agent'), trend };
}
