import { deleteNote, editNote } from '../rules/note';
import { redeemReward } from '../rules/reward-use';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { once } from './once';
import { problemSentence } from './problem';
import { factIds } from './undo';

export interface NoteEditCommands {
  /** Opens one's own note for editing, or closes it without saving. */
  editEntry(noteId: string | null): void;
  typeEntry(text: string): void;
  /** Saves the note that is being edited. */
  saveEntry: () => Promise<void>;
  /** Takes one's own note back with all its versions. */
  deleteEntry(noteId: string): Promise<void>;
  /** The person used a reward. */
  redeemEntry(rewardId: string): Promise<void>;
}

/** Editing and deleting of one's own notes, and the use of rewards: what is done with an entry of the timeline. */
export function noteEditCommands(context: PanelContext, release: () => void): NoteEditCommands {
  const { state, options } = context;
  const setEdit = (noteEdit: { id: string; text: string } | null) =>
    state.setState(({ draft }) => ({ draft: { ...draft, noteEdit } }));

  /** Makes the changes and writes them; what the rules refuse is said, and nothing typed is lost. */
  async function change(make: () => ReturnType<typeof editNote>, done: string): Promise<boolean> {
    const view = shownPerson(context);
    if (view === null) return false;
    try {
      const changes = make();
      const undo = { kind: 'facts', contactId: view.contact.id, ids: factIds(changes) } as const;
      return await act(context, changes, { text: done, undo });
    } catch (error) {
      state.setState({ problem: problemSentence(error) });
      return false;
    }
  }

  return {
    editEntry(id) {
      const note = id === null ? null : shownPerson(context)?.timeline.find((entry) => entry.id === id)?.note;
      setEdit(id === null || note === null || note === undefined ? null : { id, text: note.text });
      if (id === null) release();
    },
    typeEntry(text) {
      const { noteEdit } = state.getState().draft;
      if (noteEdit !== null) setEdit({ ...noteEdit, text });
    },
    saveEntry: once(async () => {
      const view = shownPerson(context);
      const { noteEdit } = state.getState().draft;
      if (view === null || noteEdit === null) return;
      const { id, text } = noteEdit;
      const make = () => editNote(view.person, id, { text }, context.actor(), options.locale);
      if (!(await change(make, `Note about ${view.short} changed`))) return;
      setEdit(null);
      release();
    }),
    async redeemEntry(id) {
      const view = shownPerson(context);
      if (view === null) return;
      await change(() => redeemReward(view.person, id, context.actor()), `${view.short} used the reward`);
    },
    async deleteEntry(id) {
      const view = shownPerson(context);
      if (view === null) return;
      const deleted = await change(
        () => deleteNote(view.person, id, context.actor()),
        `Note about ${view.short} deleted`,
      );
      if (deleted && state.getState().draft.noteEdit?.id === id) setEdit(null);
    },
  };
}
