import type { Actor, Change, FactDraft, Person } from '../model/change';
import type { SurveyChannel, SurveyKind, SurveyResponse } from '../model/facts';
import { SURVEY_SCALES } from '../model/survey-scales';
import { standing } from '../model/standing';
import { DAY } from './days';
import { logInteraction } from './facts';
import { factOrder } from './order';
import { shortName } from './short-name';

export type NpsGroup = 'detractor' | 'passive' | 'promoter';

/** The group of an NPS score from 0 to 10: 0-6 detractor, 7-8 passive, 9-10 promoter (Reichheld 2003). SV1 */
export function npsGroup(score: number): NpsGroup {
  return score >= 9 ? 'promoter' : score >= 7 ? 'passive' : 'detractor';
}

/** A group of customers' answers to the NPS question. */
export interface NpsFigure {
  /** Percent of promoters less percent of detractors, -100 to 100, not rounded; null without answers. */
  nps: number | null;
  promoters: number;
  passives: number;
  detractors: number;
}

/** Net Promoter Score of what customers said themselves; agents' impressions are left out. SV2 */
export function npsOf(responses: SurveyResponse[]): NpsFigure {
  const groups = responses
    .filter((response) => response.survey === 'nps' && response.provenance === 'customer')
    .map((response) => npsGroup(response.score));
  const count = (group: NpsGroup) => groups.filter((other) => other === group).length;
  const [promoters, passives, detractors] = [count('promoter'), count('passive'), count('detractor')];
  const nps = groups.length === 0 ? null : (100 * (promoters - detractors)) / groups.length;
  return { nps, promoters, passives, detractors };
}

/** A survey answer as typed. */
export interface ResponseEntry {
  survey: SurveyKind;
  score: number;
  comment: string | null;
  channel: SurveyChannel;
  provenance: 'customer' | 'agent';
  reference: string | null;
}

/** Days within which a detractor hears from somebody. */
export const FOLLOW_UP_DAYS = 2;

/**
 * Records a survey answer. A customer who answers the NPS question as a detractor also gets a follow-up note with a due
 * date, two days on. SV3 SV4
 * @throws RangeError when the score lies outside the scale of its survey, with a sentence for the user.
 */
export function logResponse(person: Person, entry: ResponseEntry, actor: Actor): Change[] {
  const { min, max } = SURVEY_SCALES[entry.survey];
  if (!Number.isInteger(entry.score) || entry.score < min || entry.score > max) {
    throw new RangeError(
      `${entry.survey.toUpperCase()} goes from ${min} to ${max}. Choose a whole number in between.`,
    );
  }
  const comment = entry.comment?.trim() || null;
  const fact = responseFact(person.contact.id, { ...entry, comment }, actor);
  const changes: Change[] = [{ op: 'event', kind: 'survey-response', fact }];
  if (opensFollowUp(entry)) changes.push(...followUpNote(person, { ...entry, at: actor.now }, actor));
  return changes;
}

/** The fact of an answer; `at` where it was given earlier. */
export function responseFact(
  contactId: string,
  entry: ResponseEntry & { at?: number },
  actor: Actor,
): FactDraft<'survey-response'> {
  return {
    id: actor.newId(),
    contactId,
    at: entry.at ?? actor.now,
    by: actor.by,
    survey: entry.survey,
    score: entry.score,
    comment: entry.comment?.trim() || null,
    channel: entry.channel,
    provenance: entry.provenance,
    reference: entry.reference?.trim().slice(0, 200) || null,
  };
}

/** Whether an answer needs somebody to get in touch: a customer who said of themselves that they would not recommend. */
export function opensFollowUp(entry: Pick<ResponseEntry, 'survey' | 'provenance' | 'score'>): boolean {
  return entry.survey === 'nps' && entry.provenance === 'customer' && npsGroup(entry.score) === 'detractor';
}

/** What a follow-up of a detractor says. */
export function followUpText(person: Person, { score, comment }: Pick<ResponseEntry, 'score' | 'comment'>) {
  const said = comment === null ? '' : `: “${comment.length > 200 ? `${comment.slice(0, 199)}…` : comment}”`;
  return `Follow up: ${shortName(person.contact)} gave ${score} of 10${said}. Ask what went wrong and what would put it right.`;
}

/** The note that follows up an answer: of the same moment, by which the two are known to belong together. SV4 */
export function followUpNote(
  person: Person,
  answer: Pick<ResponseEntry, 'score' | 'comment'> & { at: number },
  actor: Actor,
): Change[] {
  const text = followUpText(person, answer);
  const dueAt = actor.now + FOLLOW_UP_DAYS * DAY;
  return logInteraction(
    person.contact.id,
    { type: 'note', text, minutes: null, dueAt, at: answer.at },
    actor,
  );
}

/** Where a person stands with surveys. */
export interface SurveyState {
  /** The latest answer of any kind and provenance. */
  last: SurveyResponse | null;
  lastByKind: Record<SurveyKind, SurveyResponse | null>;
  /** When the person may be asked again; null when they may be asked now. */
  askAgainAt: number | null;
}

/** The latest answers, and when to ask again: only answers of the customer themselves start the cool-down. SV5 */
export function surveyState(person: Person, how: { coolDownDays: number; now: number }): SurveyState {
  const responses = standing(person.responses, person.reversals).toSorted(factOrder).reverse();
  const latest = (kind: SurveyKind) => responses.find((response) => response.survey === kind) ?? null;
  const asked = responses.find((response) => response.provenance === 'customer');
  const again = asked === undefined ? null : asked.at + how.coolDownDays * DAY;
  return {
    last: responses[0] ?? null,
    lastByKind: { nps: latest('nps'), csat: latest('csat'), ces: latest('ces') },
    askAgainAt: again !== null && again > how.now ? again : null,
  };
}

/** The latest standing answer about the same ticket or order, to warn before it is scored twice; else null. SV6 */
export function scoredBefore(person: Person, reference: string | null): SurveyResponse | null {
  const wanted = reference?.trim().toLowerCase() ?? '';
  if (wanted === '') return null;
  const about = standing(person.responses, person.reversals).filter(
    (r) => r.reference?.toLowerCase() === wanted,
  );
  return about.toSorted(factOrder).at(-1) ?? null;
}
