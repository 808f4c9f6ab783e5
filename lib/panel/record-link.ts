import { addressKey } from '../model/address';
import type { Contact } from '../model/contact';
import type { RecordKey } from '../model/record-key';
import { recordKeyText } from '../model/record-key-text';
import { editContact, linkKey } from '../rules/contact';
import type { Store } from '../store/store';
import { act, shownPerson } from './acting';
import { add, fieldsBefore, hasKey } from './contact';
import type { PanelContext } from './context';
import type { NewPerson } from './draft';
import { isPersonal, recordOf } from './page';
import { marketForNew } from './markets';
import { displayName } from './person-view';
import type { PanelState } from './state';

export interface RecordCommands {
  /** Opens or closes the fields of a new person for a record that names nobody. */
  openNewPerson(open: boolean): void;
  typeNewPerson(change: Partial<NewPerson>): void;
  /** Adds whom the fields name, with the record; somebody of the team with that address is not added twice. */
  addNewPerson: () => Promise<void>;
  /** The record of the page is the shown person's: for the team, from now on. */
  linkRecord(): Promise<void>;
  /** The record of the page is not theirs after all. */
  unlinkRecord(): Promise<void>;
}

/** What the record of the page is to the person shown: one of theirs, one that may be remembered, or none of both. */
export function recordLink({ page, subject, chosen }: PanelState): 'linked' | 'offered' | null {
  const record = recordOf(page);
  if (!isPersonal(record) || subject.kind !== 'known' || chosen === 'looked-up') return null;
  if (hasKey(subject.view.contact, record)) return 'linked';
  // Only the record of one person says who that is the next time; a person may write many tickets.
  return subject.seen?.key !== undefined && subject.seen.key !== null ? 'offered' : null;
}

/** Records of other programs and whose they are. */
export function recordCommands(
  context: PanelContext,
  again: () => void,
  release: () => void,
): RecordCommands {
  const { state, options } = context;
  const setAdding = (adding: NewPerson | null) =>
    state.setState(({ draft }) => ({ draft: { ...draft, adding } }));

  async function relink(
    change: (contact: Contact, record: RecordKey) => ReturnType<typeof editContact>,
    words: (name: string) => string,
  ): Promise<void> {
    const contact = shownPerson(context)?.contact;
    const record = recordOf(state.getState().page);
    if (contact === undefined || record === null) return;
    const changes = change(contact, record);
    const undo = { kind: 'fields', contactId: contact.id, fields: fieldsBefore(changes) } as const;
    if (await act(context, changes, { text: words(displayName(contact)), undo })) again();
  }

  return {
    openNewPerson(open) {
      setAdding(open ? { name: '', email: '' } : null);
      if (!open) release();
    },
    typeNewPerson: (change) =>
      setAdding({ name: '', email: '', ...state.getState().draft.adding, ...change }),
    async addNewPerson() {
      const { subject, me, draft } = state.getState();
      if (subject.kind !== 'unlinked' || draft.adding === null) return;
      const [name, email] = [draft.adding.name.trim(), draft.adding.email.trim()];
      const problem = await whyNot(options.store, name, email);
      if (problem !== null) {
        state.setState({ problem });
        return;
      }
      const seen = {
        ...(name === '' ? {} : { name }),
        ...(email === '' ? {} : { email }),
        confidence: 1,
        evidence: [],
      };
      const market = marketForNew(state.getState());
      const how = { key: subject.record, owner: me, ...market, source: 'manual' as const };
      if (!(await add(context, seen, how))) return;
      const hasMoved = state.getState().movedOn !== null;
      setAdding(null);
      if (hasMoved) release();
      else again();
    },
    linkRecord: () => relink(linkKey, (name) => `This record is known as ${name} from now on`),
    unlinkRecord: () =>
      relink(
        (contact, record) => {
          const keys = contact.keys.filter((known) => recordKeyText(known) !== recordKeyText(record));
          return editContact(contact, { keys });
        },
        (name) => `This record is not ${name}’s any more`,
      ),
  };
}

/** Why a new person cannot be added as typed, as a sentence; null where they can. */
async function whyNot(store: Store, name: string, email: string): Promise<string | null> {
  if (name === '' && email === '') return 'Type a name or an address.';
  if (email === '') return null;
  if (addressKey(email) === null) return `“${email}” is not an address.`;
  const [known] = await store.findByAddress(email);
  return known === undefined
    ? null
    : `${displayName(known)} has this address already. Find them above and choose them.`;
}
