import type { Change } from '../model/change';
import type { Contact } from '../model/contact';
import type { Detected } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { recordKeyText } from '../model/record-key-text';
import { editContact, linkKey, newContact, type ContactEdit, type NewContactHow } from '../rules/contact';
import { addressKey } from '../model/address';
import type { ContactRow } from '../store/store';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { marketForNew } from './markets';
import { displayName } from './person-view';
import { seenName, type SeenPerson } from './seen';
import { teamSearchCommands, type TeamSearchCommands } from './team-search';

export interface ContactCommands extends TeamSearchCommands {
  /** Adds the person of the page to the team's people, in the model's first stage. */
  addPerson(): Promise<void>;
  /** The person of the page is this one of the team's people: the address and the record are remembered. */
  linkTo(contactId: string): Promise<void>;
  /** Edits fields of the person shown; `seen`: the person as the form began. False when it was not saved. */
  editPerson(fields: ContactEdit, seen?: Contact): Promise<boolean>;
  /** The team's people whose name, address or company begins so. */
  findPeople(text: string): Promise<ContactRow[]>;
}

const FOUND = 8;

/** Adding, linking, editing and finding people. `again` looks the page's person up anew. */
export function contactCommands(context: PanelContext, again: () => void): ContactCommands {
  const { state, options } = context;
  const edit = async (fields: ContactEdit, contactId?: string, seen?: Contact): Promise<boolean> => {
    const shown = shownPerson(context)?.contact ?? null;
    const contact =
      contactId === undefined ? shown : ((await options.store.person(contactId))?.contact ?? null);
    if (contact === null) return false;
    const changes = editContact(contact, fields, seen?.id === contact.id ? seen : contact);
    const before = fieldsBefore(editContact(contact, fields));
    const undo = { kind: 'fields', contactId: contact.id, fields: before } as const;
    return act(context, changes, { text: `${displayName({ ...contact, ...fields })} saved`, undo });
  };

  return {
    async addPerson() {
      const { subject, me } = state.getState();
      if (subject.kind !== 'unknown') return;
      const { seen } = subject;
      const how = { key: seen.key, owner: me, ...marketForNew(state.getState()), source: 'page' as const };
      if (await add(context, seen, how)) again();
    },
    async linkTo(contactId) {
      const { subject } = state.getState();
      const person = await options.store.person(contactId);
      if (person === null) return;
      const { contact } = person;
      if (subject.kind === 'unlinked') {
        if (await edit(keysOf(linkKey(contact, subject.record)), contactId)) again();
        return;
      }
      if (subject.kind !== 'unknown' && subject.kind !== 'doubtful') return;
      const linked = { ...contact, ...linkedFields(contact, subject.seen) };
      const keyed = subject.seen.key === null ? [] : linkKey(contact, subject.seen.key);
      const fields = { emails: linked.emails, ...keysOf(keyed) };
      if (await edit(fields, contactId)) again();
    },
    editPerson: (fields, seen) => edit(fields, undefined, seen),
    findPeople: (text) => (text.trim() === '' ? Promise.resolve([]) : options.store.search(text, FOUND)),
    ...teamSearchCommands(context),
  };
}

function linkedFields(contact: { emails: string[] }, seen: SeenPerson): { emails: string[] } {
  const key = seen.email === undefined ? null : addressKey(seen.email);
  const isKnown = key === null || contact.emails.some((email) => addressKey(email) === key);
  return { emails: isKnown ? contact.emails : [...contact.emails, seen.email ?? ''] };
}

function keysOf(changes: Change[]): ContactEdit {
  for (const change of changes) {
    if (change.op === 'patch' && change.kind === 'contact' && change.fields.keys !== undefined) {
      return { keys: change.fields.keys };
    }
  }
  return {};
}

/** The fields an edit changed, as they were: what its undo writes. */
export function fieldsBefore(changes: Change[]): ContactEdit {
  const [change] = changes;
  if (change?.op !== 'patch' || change.kind !== 'contact' || change.base === null) return {};
  const { id: _id, createdAt: _createdAt, ...fields } = change.base;
  return fields;
}

/** Adds somebody and announces it. False when it was not saved. */
export async function add(context: PanelContext, seen: Detected, how: NewContactHow): Promise<boolean> {
  const changes = newContact(seen, how, context.actor());
  const contactId = changes.find((change) => change.op === 'patch')?.id ?? '';
  const name = seenName({ ...seen, key: null });
  const undo = { kind: 'added', contactId, name } as const;
  return act(context, changes, { text: `${name} added${stageWords(changes, how.model.stages)}`, undo });
}

function stageWords(changes: Change[], stages: { id: string; label: string }[]): string {
  for (const change of changes) {
    if (change.op !== 'event' || change.kind !== 'stage-change') continue;
    const { to } = change.fact;
    return ` as ${stages.find((stage) => stage.id === to)?.label ?? to}`;
  }
  return '';
}

/** Whether a record is one of the contact's. */
export function hasKey(contact: { keys: RecordKey[] }, key: RecordKey): boolean {
  return contact.keys.some((known) => recordKeyText(known) === recordKeyText(key));
}
