import type { Actor, Change, Person } from '../model/change';
import type { Interaction } from '../model/facts';
import { takenBack } from '../model/standing';
import { reverseFact } from './facts';
import { editNote } from './note';
import { versionsOf } from './note-versions';

/** One edit of a note that another edit of the same text, made without seeing it, stands before. */
export interface LostNote {
  /** The version that does not count. */
  lost: Interaction;
  /** The one that counts. */
  current: Interaction;
  /** What both were made from; null where it has not come. */
  original: string | null;
}

/** The edits of notes that a member made on one device and does not see, as one from another device counts. CF8 */
export function lostNotes(person: Pick<Person, 'interactions' | 'reversals'>, me: string | null): LostNote[] {
  if (person.interactions.every(({ replaces }) => replaces === null)) return [];
  const gone = takenBack(person.reversals);
  const byId = new Map(person.interactions.map((one) => [one.id, one]));
  return versionsOf(person.interactions, gone).flatMap(({ current, earlier, gone: isGone }) => {
    if (isGone) return [];
    const standing = [current, ...earlier].filter(({ id }) => !gone.has(id));
    const replaced = new Set(standing.map(({ replaces }) => replaces));
    return standing
      .filter((one) => one !== current && one.replaces !== null && one.by === me && !replaced.has(one.id))
      .filter(({ text }) => text !== current.text)
      .map((lost) => ({ lost, current, original: byId.get(lost.replaces ?? '')?.text ?? null }));
  });
}

/**
 * Settles a lost edit of a note: it is taken back, and the note says `text` from now on; null leaves what counts. CF8
 * @throws RangeError with a sentence when the note is gone, or the text is empty or too long.
 */
export function settleNote(
  person: Person,
  { lost, current }: LostNote,
  text: string | null,
  actor: Actor,
): Change[] {
  const edited = text === null ? [] : editNote(person, current.id, { text }, actor);
  return [...edited, ...reverseFact(lost.contactId, lost.id, null, actor)];
}
