import { addressKey } from '../model/address';
import type { Actor, Change } from '../model/change';
import type { Consent, Contact, MergeRecord } from '../model/contact';
import { recordKeyText } from '../model/record-key-text';
import { editContact, type ContactEdit } from './contact';

/** Fields of which one of two people's counts after a merge, as the user says. */
export const CHOSEN_FIELDS = ['name', 'title', 'company', 'owner', 'source'] as const;
export type ChosenField = (typeof CHOSEN_FIELDS)[number];
/** Whose counts: of the person who is shown, or of the one who goes into them. */
export type Side = 'kept' | 'other';
export type Wins = Partial<Record<ChosenField, Side>>;

type Before = MergeRecord['before'];
/** The fields of a person that two of them have in common. */
export type PersonFields = Required<{ [F in keyof Before]: Contact[F] }>;
type ListField = 'emails' | 'phones' | 'keys' | 'profile';

/** By what two entries of a list are the same, and how many there may be. */
const LISTS: { [F in ListField]: { same: (entry: Contact[F][number]) => string; limit: number } } = {
  emails: { same: (email) => addressKey(email) ?? email.trim().toLowerCase(), limit: 20 },
  phones: { same: phoneDigits, limit: 20 },
  keys: { same: recordKeyText, limit: 50 },
  profile: { same: ({ topic, text }) => `${topic} ${text}`, limit: 100 },
};

/** What differs between two numbers that are dialled alike is left out; '(0)' is not dialled. */
function phoneDigits(phone: string): string {
  const digits = phone.replace(/\(0\)/g, '').replace(/\D/g, '');
  return digits === '' ? phone.trim() : phone.trim().startsWith('+') ? `+${digits}` : digits;
}

/** Whose fields count where nobody chose: the kept one's, and the other's where the kept one has none. MG1 */
export function usualWins(kept: Contact, other: Contact): Required<Wins> {
  const side = (field: ChosenField): Side =>
    kept[field] === null && other[field] !== null ? 'other' : 'kept';
  return {
    name: side('name'),
    title: side('title'),
    company: side('company'),
    owner: side('owner'),
    source: side('source'),
  };
}

/**
 * The fields of the person who is shown after a merge. Lists are put together, the kept one's first; what does not fit is
 * left with the other, who is still found by it: `left` counts it. Do not contact holds where it held for one of both,
 * and of two statements on marketing the later one counts, without dates the 'no'. MG1 MG2 MG3
 */
export function mergedFields(
  kept: Contact,
  other: Contact,
  wins: Wins,
): { fields: PersonFields; left: number } {
  const chosen = { ...usualWins(kept, other), ...wins };
  const of = <F extends ChosenField>(field: F): Contact[F] =>
    (chosen[field] === 'other' ? other : kept)[field];
  const emails = together('emails', kept.emails, other.emails);
  const phones = together('phones', kept.phones, other.phones);
  const keys = together('keys', kept.keys, other.keys);
  const profile = together('profile', kept.profile, other.profile);
  return {
    fields: {
      name: of('name'),
      title: of('title'),
      company: of('company'),
      owner: of('owner'),
      source: of('source'),
      consent: strictest(kept.consent, other.consent),
      doNotContact: kept.doNotContact || other.doNotContact,
      emails: emails.entries,
      phones: phones.entries,
      keys: keys.entries,
      profile: profile.entries,
    },
    left: emails.left + phones.left + keys.left + profile.left,
  };
}

function together<F extends ListField>(
  field: F,
  mine: Contact[F],
  theirs: Contact[F],
): { entries: Contact[F]; left: number } {
  const { same, limit } = LISTS[field] as { same: (entry: unknown) => string; limit: number };
  const known = new Set(mine.map(same));
  const more = theirs.filter((entry) => !known.has(same(entry)));
  const all = [...mine, ...more];
  return { entries: all.slice(0, limit) as Contact[F], left: Math.max(0, all.length - limit) };
}

function strictest(mine: Consent, theirs: Consent): Consent {
  if (theirs.marketing === 'unknown') return mine;
  if (mine.marketing === 'unknown') return theirs;
  const isOrdered = mine.at !== null && theirs.at !== null && mine.at !== theirs.at;
  if (isOrdered) return (mine.at ?? 0) > (theirs.at ?? 0) ? mine : theirs;
  return mine.marketing === 'yes' && theirs.marketing === 'no' ? theirs : mine;
}

/**
 * Makes two people one: the other is shown as the kept one from now on, with the facts of both. The other's own fields
 * stay what they are, and what is changed of the kept one's is kept with the other, so that it can be taken back. MG1 MG4
 */
export function mergePeople(kept: Contact, other: Contact, wins: Wins, actor: Actor): Change[] {
  if (kept.id === other.id) return [];
  const changes = editContact(kept, mergedFields(kept, other, wins).fields);
  const [change] = changes;
  const base = change?.op === 'patch' && change.kind === 'contact' ? (change.base ?? {}) : {};
  const merge: MergeRecord = { into: kept.id, at: actor.now, by: actor.by, before: base };
  return [
    ...changes,
    ...editContact({ ...other, merge: other.merge ?? null }, { mergedInto: kept.id, merge }),
  ];
}

/**
 * Takes a merge back: both stand by themselves again. The kept one's fields are as they were, except where they were
 * edited since; what was added since stays with the kept one. Facts never moved. MG4 MG5
 */
export function takeApart(kept: Contact, other: Contact): Change[] {
  const before = other.merge?.into === kept.id ? other.merge.before : {};
  return [
    ...editContact(kept, fieldsApart(kept, other, before)),
    ...editContact(other, { mergedInto: null, merge: null }),
  ];
}

function fieldsApart(kept: Contact, other: Contact, before: Before): ContactEdit {
  const fields: Record<string, unknown> = {};
  for (const [name, was] of Object.entries(before) as [keyof Before, unknown][]) {
    if (isList(name)) fields[name] = apart(name, kept[name], other[name], was as unknown[]);
    else if (JSON.stringify(kept[name]) === JSON.stringify(other[name])) fields[name] = was;
  }
  return fields;
}

function isList(name: string): name is ListField {
  return name in LISTS;
}

/** What is there now, without what came with the other. */
function apart(field: ListField, now: unknown[], theirs: unknown[], before: unknown[]): unknown[] {
  const { same } = LISTS[field] as { same: (entry: unknown) => string };
  const mine = new Set(before.map(same));
  const came = new Set(theirs.map(same));
  return now.filter((entry) => mine.has(same(entry)) || !came.has(same(entry)));
}
