import type { Contact, TypedField } from '../model/contact';
import { lostNotes, settleNote, type LostNote } from '../rules/note-fork';
import { settleLost } from '../rules/settle-lost';
import { shortName } from '../rules/short-name';
import type { Stop, Unsent, UnsentChange } from '../store/store';
import { act } from './acting';
import type { PanelContext } from './context';
import { FIELD_WORDS } from './field-words';
import { problemSentence } from './problem';
import { fieldsBefore } from './contact';
import { undoOfChange } from './unsent';
import { factIds, type Undo } from './undo';

/** Edits of one person's notes that were lost. */
export interface LostNotesOf {
  contact: Contact;
  notes: LostNote[];
}

export interface SettlingCommands {
  /** The latest changes that are not sent, at most `limit`, as long as they are looked at. */
  watchUnsent(limit: number, seen: (unsent: Unsent) => void): Stop;
  /** All that is not sent, to be copied. */
  allUnsent(): Promise<Unsent>;
  /** Takes back a change that is not sent. Answers why it cannot be; null when it was. */
  takeBackUnsent(change: UnsentChange): Promise<string | null>;
  /** Settles what was typed and lost: with a value that is set, without one theirs is kept. */
  settleLost(contactId: string, field: TypedField, value?: Contact[TypedField]): Promise<void>;
  /** All that was lost of everybody, or of one person, in one way. */
  settleAllLost(whose: 'mine' | 'theirs', contactId?: string): Promise<void>;
  /** Edits of notes that were made on this device and lost. */
  lostNotes(): Promise<LostNotesOf[]>;
  /** Settles one: the note says `text`, null leaves what counts. */
  settleNote(contactId: string, lostId: string, text: string | null): Promise<void>;
}

/** What is not sent, and what was typed and lost. */
export function settlingCommands(
  context: PanelContext,
  takeBack: (undo: Undo) => Promise<void>,
): SettlingCommands {
  const { state, options } = context;
  const { store } = options;
  const lostOf = (contactId?: string) =>
    state.getState().lost.filter(({ contact }) => contactId === undefined || contact.id === contactId);

  return {
    watchUnsent: (limit, seen) => store.watchUnsent(limit, seen),
    allUnsent: () => store.unsent(),
    async takeBackUnsent(change) {
      const undo = undoOfChange(change);
      if (typeof undo === 'string') return undo;
      await takeBack(undo);
      return null;
    },
    async settleLost(contactId, field, value) {
      const [found] = lostOf(contactId);
      const edit = found?.lost.find((one) => one.field === field);
      if (found === undefined || edit === undefined) return;
      const { contact } = found;
      const of = `${FIELD_WORDS[field]} of ${shortName(contact)}`;
      const changes = settleLost(contact, field, value);
      await act(
        context,
        changes,
        value === undefined
          ? {
              text: `${of}: theirs is kept`,
              undo: {
                kind: 'fields',
                contactId,
                fields: { [field]: edit.mine },
                text: `${of}: yours is back.`,
              },
            }
          : {
              text: `${of} saved`,
              undo: { kind: 'fields', contactId, fields: fieldsBefore(changes) },
            },
      );
    },
    async settleAllLost(whose, contactId) {
      const people = lostOf(contactId);
      const changes = people.flatMap(({ contact, lost }) =>
        lost.flatMap((one) => settleLost(contact, one.field, whose === 'mine' ? one.mine : undefined)),
      );
      const edits = people.map(({ contact, lost }) => ({
        id: contact.id,
        fields: Object.fromEntries(
          lost.map(({ field, mine }) => [field, whose === 'mine' ? contact[field] : mine]),
        ),
      }));
      await act(context, changes, {
        text: whose === 'mine' ? 'Your versions are saved' : 'Theirs are kept',
        undo: { kind: 'people', edits },
      });
    },
    async lostNotes() {
      const { me } = state.getState();
      const ids = await store.peopleOfEditedNotes();
      const found = await Promise.all(ids.map((id) => store.person(id)));
      const seen = new Set<string>();
      return found.flatMap((person) => {
        if (person === null || seen.has(person.contact.id)) return [];
        seen.add(person.contact.id);
        const notes = lostNotes(person, me);
        return notes.length === 0 ? [] : [{ contact: person.contact, notes }];
      });
    },
    async settleNote(contactId, lostId, text) {
      const person = await store.person(contactId);
      const note =
        person === null
          ? undefined
          : lostNotes(person, context.actor().by).find(({ lost }) => lost.id === lostId);
      if (person === null || note === undefined) return;
      let changes;
      try {
        changes = settleNote(person, note, text, context.actor());
      } catch (error) {
        state.setState({ problem: problemSentence(error) });
        return;
      }
      await act(context, changes, {
        text: text === null ? 'The note stays as it is' : `Note about ${shortName(person.contact)} saved`,
        undo: { kind: 'facts', contactId, ids: factIds(changes) },
      });
    },
  };
}
