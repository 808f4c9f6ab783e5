import type { Actor, Change, Person } from '../model/change';
import type { SurveyResponse } from '../model/facts';
import { TEXT_LIMIT } from '../model/limits';
import { standing } from '../model/standing';
import { reverseFact } from './facts';
import { followUpOf } from './follow-up';
import { deleteNote, editNote } from './note';
import { followUpNote, followUpText, opensFollowUp, responseFact } from './survey';
import { textProblem } from './text-limit';

/** The reason of the reversal that makes room for the same score with more words. */
export const CORRECTED = 'Corrected';

/** What may be said of a score after it was logged. */
export type ResponseWords = Pick<SurveyResponse, 'comment' | 'channel' | 'provenance' | 'reference'>;

/**
 * Says more of a score that was logged: the same score of the same moment with these words, in place of the one before.
 * Its follow-up says them too; it goes where the score turns out to be an impression. SV10
 * @throws RangeError with a sentence when it is not one's own, is gone, or a comment is too long.
 */
export function correctResponse(
  person: Person,
  responseId: string,
  words: Partial<ResponseWords>,
  actor: Actor,
  locale = 'en',
): Change[] {
  const before = standing(person.responses, person.reversals).find(({ id }) => id === responseId);
  if (before === undefined) throw new RangeError('This score was taken back already.');
  if (before.by !== actor.by) throw new RangeError('Only who logged a score can change it.');
  const { survey, score, at } = before;
  const entry = { survey, score, at, ...wordsOf(before), ...words };
  const comment = entry.comment?.trim() || null;
  const problem = textProblem('A comment', comment ?? '', TEXT_LIMIT, locale);
  if (problem !== null) throw new RangeError(problem);
  const after = { ...entry, comment };
  return [
    ...reverseFact(before.contactId, before.id, CORRECTED, actor),
    { op: 'event', kind: 'survey-response', fact: responseFact(before.contactId, after, actor) },
    ...followUpAfter(person, before, after, actor),
  ];
}

function wordsOf({ comment, channel, provenance, reference }: SurveyResponse): ResponseWords {
  return { comment, channel, provenance, reference };
}

function followUpAfter(
  person: Person,
  before: SurveyResponse,
  after: ResponseWords & Pick<SurveyResponse, 'survey' | 'score' | 'at'>,
  actor: Actor,
): Change[] {
  const note = followUpOf(person, before);
  if (!opensFollowUp(after)) return note === null ? [] : deleteNote(person, note.id, actor);
  if (note !== null) return editNote(person, note.id, { text: followUpText(person, after) }, actor);
  // It was taken back by hand, unless the score was an impression until now.
  return opensFollowUp(before) ? [] : followUpNote(person, after, actor);
}
