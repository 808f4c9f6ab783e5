import { addProfile, type ProfileNote } from '../rules/contact';
import { act, shownPerson } from './acting';
import { fieldsBefore } from './contact';
import type { PanelContext } from './context';

export interface ProfileCommands {
  /** What is typed of what the person wants. */
  typeWish(change: Partial<ProfileNote>): void;
  /** Keeps it for the person it was typed for. */
  saveWish: () => Promise<void>;
}

/** What a person wants, line by line. */
export function profileCommands(context: PanelContext, release: () => void): ProfileCommands {
  const { state } = context;
  const typeWish = (change: Partial<ProfileNote>) =>
    state.setState(({ draft }) => ({ draft: { ...draft, wish: { ...draft.wish, ...change } } }));
  return {
    typeWish,
    async saveWish() {
      const view = shownPerson(context);
      const { wish } = state.getState().draft;
      if (view === null || wish.text.trim() === '') return;
      const changes = addProfile(view.contact, wish, context.actor());
      const undo = { kind: 'fields', contactId: view.contact.id, fields: fieldsBefore(changes) } as const;
      if (!(await act(context, changes, { text: `Kept for ${view.short}: ${wish.text.trim()}`, undo })))
        return;
      // What was typed while it was being saved is a new line.
      if (state.getState().draft.wish.text === wish.text) typeWish({ text: '' });
      release();
    },
  };
}
