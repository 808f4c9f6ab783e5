import { logInteraction } from '../rules/facts';
import { textProblem } from '../rules/text-limit';
import { TEXT_LIMIT } from '../model/limits';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { emptyDraft } from './draft';
import { hasLog } from './log-draft';
import { once } from './once';
import { factIds } from './undo';

export interface DraftCommands {
  /** What stands in the note line, for the person shown. */
  typeNote(text: string): void;
  /** Saves the note as an interaction of the person it was typed for. */
  saveNote(): Promise<void>;
  /** Opens or closes the fields of the person; while they are open, the cards stay with the person. */
  editFields(open: boolean): void;
  /** Forgets everything that was begun. */
  dropDraft(): void;
  /** Saves everything that was begun, so that the panel can follow the page. */
  saveDraft(): Promise<void>;
}

/** What saves each thing that may have been begun. */
export interface SaveBegun {
  saveScore: () => Promise<void>;
  addNewPerson: () => Promise<void>;
  saveLog: () => Promise<boolean>;
  saveEntry: () => Promise<void>;
  closeLoop: () => Promise<void>;
  saveWish: () => Promise<void>;
}

/** The note line. `release` lets the panel follow the page where it has gone while text was there. */
export function draftCommands(context: PanelContext, release: () => void, save: SaveBegun): DraftCommands {
  const { state } = context;
  const setNote = (note: string) => state.setState(({ draft }) => ({ draft: { ...draft, note } }));

  const typed = () => state.getState().draft.note.trim();

  async function keepNote(): Promise<void> {
    const view = shownPerson(context);
    const text = typed();
    if (view === null || text === '') return;
    const problem = textProblem('A note', text, TEXT_LIMIT, context.options.locale);
    if (problem !== null) {
      state.setState({ problem: `Not saved. ${problem} What you typed is still here.` });
      return;
    }
    const contactId = view.contact.id;
    const entry = { type: 'note', text, minutes: null, dueAt: null } as const;
    const changes = logInteraction(contactId, entry, context.actor());
    const undo = { kind: 'facts', contactId, ids: factIds(changes) } as const;
    if (!(await act(context, changes, { text: `Note saved for ${view.short}`, undo }))) return;
    // What was typed while it was being saved is a new note.
    if (typed() === text) setNote('');
    release();
  }
  const saveNote = once(keepNote, typed);

  return {
    typeNote: setNote,
    saveNote,
    editFields(open) {
      state.setState(({ draft }) => ({ draft: { ...draft, editing: open } }));
      if (!open) release();
    },
    dropDraft() {
      state.setState({
        draft: emptyDraft(state.getState().team.workspace.survey.defaultKind),
        problem: null,
        reasonWanted: null,
      });
      release();
    },
    async saveDraft() {
      const { draft } = state.getState();
      if (draft.score.score !== null) await save.saveScore();
      if (draft.adding !== null) await save.addNewPerson();
      if (hasLog(draft.log)) await save.saveLog();
      if (draft.noteEdit !== null) await save.saveEntry();
      if (draft.result !== null) await save.closeLoop();
      if (draft.wish.text.trim() !== '') await save.saveWish();
      await saveNote();
    },
  };
}
