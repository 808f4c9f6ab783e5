import type { Actor, Change, Person } from '../model/change';
import type { Interaction, SurveyResponse } from '../model/facts';
import { standing } from '../model/standing';
import { recordOutcome, type OutcomeEntry } from './next-action';
import { countingInteractions } from './note-versions';
import { factOrder } from './order';
import { openFrom } from './open-interaction';
import { CLOSE_THE_LOOP, KEEP_PROMISE } from './promise-actions';
import { opensFollowUp } from './survey';

/** A detractor whom somebody promised to get back to. */
export interface FollowUp {
  response: SurveyResponse;
  note: Interaction;
  /** When it is due. */
  dueAt: number;
  overdue: boolean;
}

/** The note that was opened by an answer, where it still stands. */
export function followUpOf(person: Person, response: SurveyResponse): Interaction | null {
  const notes = countingInteractions(person.interactions, person.reversals);
  return (
    notes.find(
      (note) =>
        note.type === 'note' &&
        note.dueAt !== null &&
        note.at === response.at &&
        note.by === response.by &&
        note.contactId === response.contactId,
    ) ?? null
  );
}

/** The follow-up that waits: that of the latest answer to the NPS question, as long as its loop is not closed. SV8 */
export function openFollowUp(person: Person, now: number): FollowUp | null {
  const said = standing(person.responses, person.reversals)
    .filter(({ survey, provenance }) => survey === 'nps' && provenance === 'customer')
    .toSorted(factOrder);
  const response = said.at(-1);
  if (response === undefined || !opensFollowUp(response)) return null;
  const note = followUpOf(person, response);
  if (note?.dueAt === null || note === null) return null;
  const isClosed = standing(person.outcomes, person.reversals).some(
    ({ outcome, action, at }) =>
      outcome === 'done' &&
      ((action === CLOSE_THE_LOOP && at >= note.at) || (action === KEEP_PROMISE && at >= openFrom(note))),
  );
  return isClosed ? null : { response, note, dueAt: note.dueAt, overdue: note.dueAt < now };
}

/**
 * Closes the loop with a detractor and keeps what came of it. SV9
 * @throws RangeError with a sentence when nothing is said of the result.
 */
export function closeFollowUp(
  person: Person,
  result: string,
  actor: Actor,
  proposal?: NonNullable<OutcomeEntry['proposal']>,
): Change[] {
  const reason = result.trim();
  if (reason === '') throw new RangeError('Say in a line what came of it.');
  const entry = { action: CLOSE_THE_LOOP, outcome: 'done' as const, until: null, reason };
  return recordOutcome(
    person.contact.id,
    { ...entry, ...(proposal === undefined ? {} : { proposal }) },
    actor,
  );
}
