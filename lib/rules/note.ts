import type { Actor, Change, Person } from '../model/change';
import type { Interaction } from '../model/facts';
import { TEXT_LIMIT } from '../model/limits';
import { takenBack } from '../model/standing';
import { logInteraction, reverseFact } from './facts';
import { versionsOf, type Versions } from './note-versions';
import { textProblem } from './text-limit';

/** What an edit of a note says now; without a due date it keeps its own. */
export interface NoteEdit {
  text: string;
  dueAt?: number | null;
}

/**
 * Says a note anew: a new note that stands for the one before, at the same moment. The same text changes nothing. FA4
 * @throws RangeError with a sentence when the note is not one's own, is gone, is left empty or is too long.
 */
export function editNote(
  person: Person,
  noteId: string,
  edit: NoteEdit,
  actor: Actor,
  locale = 'en',
): Change[] {
  const { current } = ownNote(person, noteId, actor);
  const text = edit.text.trim();
  if (text === '') throw new RangeError('A note says something. To take it away, delete it.');
  const problem = textProblem('A note', text, TEXT_LIMIT, locale);
  if (problem !== null) throw new RangeError(problem);
  const dueAt = edit.dueAt === undefined ? current.dueAt : edit.dueAt;
  if (text === current.text && dueAt === current.dueAt) return [];
  return logInteraction(
    current.contactId,
    { ...aboutNote(current), text, dueAt, replaces: current.id, at: current.at },
    actor,
  );
}

function aboutNote({ type, minutes, amount, other, reference }: Interaction) {
  return { type, minutes, amount, other, reference };
}

/**
 * Takes a note back with all that it said before, so that no earlier version comes up again. FA5
 * @throws RangeError with a sentence when it is not one's own or is gone already.
 */
export function deleteNote(person: Person, noteId: string, actor: Actor): Change[] {
  const { current, earlier } = ownNote(person, noteId, actor);
  const gone = takenBack(person.reversals);
  // The one that counted is taken back last: that is how it goes on to be shown.
  return [...earlier, current]
    .filter(({ id }) => !gone.has(id))
    .flatMap((note) => reverseFact(note.contactId, note.id, null, actor));
}

function ownNote(person: Person, noteId: string, actor: Actor): Versions {
  const found = versionsOf(person.interactions, takenBack(person.reversals)).find(
    ({ current, earlier }) => current.id === noteId || earlier.some(({ id }) => id === noteId),
  );
  if (found === undefined || found.gone) throw new RangeError('This note is gone already.');
  if (!isOwnNote(found.current, actor.by))
    throw new RangeError('Only who wrote a note can change it. Write one of your own.');
  return found;
}

/** Whether a note is this member's own to edit and delete. FA4 */
export function isOwnNote(note: Interaction, member: string | null): boolean {
  return note.type === 'note' && note.by === member;
}
