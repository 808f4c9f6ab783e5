import { shownPerson } from './acting';
import type { InsertAnswer, PanelContext } from './context';

export interface SendingCommands {
  /** What the text of an action reads now, for the person shown; null: as the rule fills it. */
  typeText(ruleId: string, text: string | null): void;
  /** Types a text at the caret of the open compose field of the tab; to be called from a click. */
  insertText(text: string): Promise<InsertAnswer>;
}

/** So many texts that were edited are kept, the latest. */
const MOST_TEXTS = 50;

/** Names the text of an action for one person. */
export function textKey(contactId: string, ruleId: string): string {
  return `${contactId} ${ruleId}`;
}

/** The texts of one person that were edited, by the rule's id. */
export function textsOf(texts: Record<string, string>, contactId: string): Record<string, string> {
  const own = Object.entries(texts).filter(([key]) => key.startsWith(`${contactId} `));
  return Object.fromEntries(own.map(([key, text]) => [key.slice(contactId.length + 1), text]));
}

/** Texts to send: Sidestage drafts, people send. What was edited is kept while the panel is open, person by person. */
export function sendingCommands(context: PanelContext): SendingCommands {
  const { state, options } = context;
  return {
    typeText(ruleId, text) {
      const view = shownPerson(context);
      if (view === null) return;
      const key = textKey(view.contact.id, ruleId);
      const others = Object.entries(state.getState().texts).filter(([known]) => known !== key);
      const kept = text === null ? others : [...others, [key, text] as const];
      state.setState({ texts: Object.fromEntries(kept.slice(-MOST_TEXTS)) });
    },
    async insertText(text) {
      const tab = options.tab();
      return tab === null ? 'no-field' : options.insertText(tab, text);
    },
  };
}
