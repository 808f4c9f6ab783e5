import { addressKey } from '../model/address';
import type { Actor, Change } from '../model/change';
import type { Contact, ProfileEntry, ProfileTopic } from '../model/contact';
import type { Detected } from '../model/detection';
import type { StageChangeSource } from '../model/facts';
import type { LifecycleModel, Stage } from '../model/lifecycle';
import type { RecordKey } from '../model/record-key';
import { recordKeyText } from '../model/record-key-text';
import { NAME_LIMIT } from '../model/limits';
import { stageChange } from './stage';

/** Where a new contact comes from and whose it is. */
export interface NewContactHow {
  key: RecordKey | null;
  owner: string | null;
  /** The market the person belongs to; null: the main one. */
  market: string | null;
  /** The model of that market. */
  model: LifecycleModel;
  source: StageChangeSource;
}

/** Creates a contact from what a page showed, in the first stage of the model. Consent is unknown. CO1 */
export function newContact(seen: Detected, how: NewContactHow, actor: Actor): Change[] {
  const id = actor.newId();
  const email = seen.email?.trim() ?? '';
  const phone = seen.phone?.trim() ?? '';
  const contact: Contact = {
    id,
    name: nameOrNull(seen.name),
    emails: addressKey(email) === null ? [] : [email],
    phones: phone.length < 2 || phone.length > 64 ? [] : [phone],
    company: nameOrNull(seen.company),
    title: null,
    owner: how.owner,
    consent: { marketing: 'unknown', at: null },
    doNotContact: false,
    keys: how.key === null ? [] : [how.key],
    source: null,
    profile: [],
    mergedInto: null,
    createdAt: actor.now,
    market: how.market,
  };
  const changes: Change[] = [{ op: 'patch', kind: 'contact', id, fields: contact, base: null }];
  const target = firstStage(how.model);
  if (target !== null) {
    const first = { from: null, target, model: how.model, source: how.source, reason: null, undoes: null };
    changes.push(stageChange(id, first, actor, null));
  }
  return changes;
}

/** The stage in which somebody who is added stands: the first of the lifecycle. Null in a model without stages. CO1 */
export function firstStage({ stages }: LifecycleModel): Stage | null {
  return stages.find((stage) => !stage.lost && stage.phase !== 'outside') ?? stages[0] ?? null;
}

function nameOrNull(text: string | undefined): string | null {
  const name = text?.trim().slice(0, NAME_LIMIT).trim() ?? '';
  return name === '' ? null : name;
}

/** What of a contact can be edited by hand. */
export type ContactEdit = Partial<Omit<Contact, 'id' | 'createdAt' | 'lost'>>;

/**
 * Changes the fields that differ, with the values the user saw as the base: those of `seen`, where the person may have
 * changed since the form was opened. Nothing differs: no change. CO2
 */
export function editContact(contact: Contact, fields: ContactEdit, seen: Contact = contact): Change[] {
  const changed = (Object.keys(fields) as (keyof ContactEdit)[]).filter(
    (field) => fields[field] !== undefined && !isSame(fields[field], contact[field]),
  );
  if (changed.length === 0) return [];
  const pick = (from: ContactEdit) => Object.fromEntries(changed.map((field) => [field, from[field]]));
  return [{ op: 'patch', kind: 'contact', id: contact.id, fields: pick(fields), base: pick(seen) }];
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** At most so many records of other programs are kept for one person. */
const KEY_LIMIT = 50;

/** Remembers that a record of another program is this person; the oldest goes when there are 50 already. CO3 */
export function linkKey(contact: Contact, key: RecordKey): Change[] {
  const text = recordKeyText(key);
  if (contact.keys.some((known) => recordKeyText(known) === text)) return [];
  return editContact(contact, { keys: [...contact.keys, key].slice(-KEY_LIMIT) });
}

/** At most so much is kept of what a person wants. */
const PROFILE_LIMIT = 100;

/** What was learnt of a person, as typed. */
export interface ProfileNote {
  topic: ProfileTopic;
  text: string;
  /** Who or what said it. */
  origin: string;
}

/**
 * Keeps one more thing that is known of what a person wants, dated now; the oldest goes when there are 100 already. The
 * same words on the same topic are not kept twice. CO4
 */
export function addProfile(contact: Contact, note: ProfileNote, actor: Actor): Change[] {
  const text = note.text.trim().slice(0, 500).trim();
  const isKnown = ({ topic, text: known }: ProfileEntry) => topic === note.topic && known === text;
  if (text === '' || contact.profile.some(isKnown)) return [];
  const origin = note.origin.trim().slice(0, 200).trim();
  const entry: ProfileEntry = { id: actor.newId(), topic: note.topic, text, at: actor.now, origin };
  return editContact(contact, { profile: [...contact.profile, entry].slice(-PROFILE_LIMIT) });
}
