import { addressKey } from '../model/address';
import type { Consent, Contact, ProfileEntry, Source } from '../model/contact';
import { readPhone } from '../model/phone';
import type { RecordKey } from '../model/record-key';
import type { ContactEdit } from '../rules/contact';
import { dayAt, isoDay } from './day-input';

/** The fields of a person as they stand in the form. */
export interface PersonForm {
  name: string;
  title: string;
  company: string;
  emails: string[];
  phones: string[];
  /** '' for nobody. */
  owner: string;
  marketing: Consent['marketing'];
  consentDay: string;
  consentWords: string;
  doNotContact: boolean;
  channel: string;
  campaign: string;
  referrer: string;
  sourceDay: string;
  profile: ProfileEntry[];
  keys: RecordKey[];
}

/** What is wrong, by field; of a list with its place: 'emails.1'. Each is a sentence. */
export type FormErrors = Partial<Record<string, string>>;

/** The form of a person; there is always one line for an address and one for a number. */
export function formOf(contact: Contact): PersonForm {
  const { consent, source } = contact;
  return {
    name: contact.name ?? '',
    title: contact.title ?? '',
    company: contact.company ?? '',
    emails: contact.emails.length === 0 ? [''] : contact.emails,
    phones: contact.phones.length === 0 ? [''] : contact.phones,
    owner: contact.owner ?? '',
    marketing: consent.marketing,
    consentDay: isoDay(consent.at),
    consentWords: consent.words ?? '',
    doNotContact: contact.doNotContact,
    channel: source?.channel ?? '',
    campaign: source?.campaign ?? '',
    referrer: source?.referrer ?? '',
    sourceDay: isoDay(source?.at ?? null),
    profile: contact.profile,
    keys: contact.keys,
  };
}

/**
 * The fields that differ from what stood there when the form was opened, so that what a colleague changed meanwhile
 * stays; or what is wrong with them.
 * @param country ISO 3166 code that numbers without a country code are taken to be of; null where none is likely
 */
export function readForm(
  form: PersonForm,
  start: Contact,
  { now, country }: { now: number; country: string | null },
): { fields: ContactEdit } | { errors: FormErrors } {
  const before = formOf(start);
  const errors: FormErrors = { ...addressErrors(form.emails), ...phoneErrors(form.phones) };
  for (const day of ['consentDay', 'sourceDay'] as const) {
    if ((dayAt(form[day]) ?? 0) > now + DAY) errors[day] = 'This day lies in the future.';
  }
  form.profile.forEach((entry, at) => {
    if (entry.text.trim() === '')
      errors[`profile.${String(at)}`] = 'Write what is known, or remove the line.';
  });
  if (Object.keys(errors).length > 0) return { errors };
  const fields: ContactEdit = {
    name: orNull(form.name),
    title: orNull(form.title),
    company: orNull(form.company),
    emails: filled(form.emails),
    phones: filled(form.phones).map((phone) => keptPhone(phone, start.phones, country)),
    owner: form.owner === '' ? null : form.owner,
    consent: consentOf(form, before, start.consent, now),
    doNotContact: form.doNotContact,
    source: sourceOf(form, before, start.source),
    profile: form.profile.map((entry) => ({
      ...entry,
      text: entry.text.trim(),
      origin: entry.origin.trim(),
    })),
    keys: form.keys,
  };
  const changed = Object.entries(fields).filter(
    ([name, value]) => !isSame(value, start[name as keyof Contact]),
  );
  return { fields: Object.fromEntries(changed) };
}

const DAY = 86_400_000;
const orNull = (text: string) => text.trim() || null;
const filled = (lines: string[]) => lines.map((line) => line.trim()).filter((line) => line !== '');
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function addressErrors(emails: string[]): FormErrors {
  const errors: FormErrors = {};
  const seen = new Set<string>();
  emails.forEach((line, at) => {
    if (line.trim() === '') return;
    const key = addressKey(line);
    if (key === null) errors[`emails.${String(at)}`] = addressProblem(line.trim());
    else if (seen.has(key)) errors[`emails.${String(at)}`] = 'This address stands above already.';
    else seen.add(key);
  });
  return errors;
}

/** Why a text is no address, as far as that can be said. */
function addressProblem(text: string): string {
  const parts = text.split('@').length;
  if (parts < 2) return 'An address has an @, as in name@company.example.';
  if (/[,;]|\s/.test(text)) return 'One address a line: use ‘Add an address’ for another.';
  if (parts > 2 && !text.startsWith('"')) return 'An address has one @ only.';
  return `“${text.slice(0, 80)}” is not an address that mail can be sent to.`;
}

function phoneErrors(phones: string[]): FormErrors {
  const errors: FormErrors = {};
  phones.forEach((line, at) => {
    const text = line.trim();
    if (text.length === 1 || text.length > 64) {
      errors[`phones.${String(at)}`] = 'A number has 2 to 64 characters.';
    }
  });
  return errors;
}

/** A number as it is kept: one that stood there stays as it was, a new one is written so that it can be dialled from anywhere. */
function keptPhone(text: string, known: string[], country: string | null): string {
  return known.includes(text) ? text : (readPhone(text, country)?.text ?? text);
}

function consentOf(form: PersonForm, before: PersonForm, start: Consent, now: number): Consent {
  const { marketing, consentDay, consentWords } = form;
  const isOther = marketing !== before.marketing;
  const isSameDay = consentDay === before.consentDay;
  if (!isOther && isSameDay && consentWords === before.consentWords) return start;
  // Another answer was given now, unless another day was typed with it.
  const at = isSameDay ? (isOther ? now : start.at) : dayAt(consentDay);
  const words = consentWords.trim();
  return { marketing, at: marketing === 'unknown' ? null : at, ...(words === '' ? {} : { words }) };
}

function sourceOf(form: PersonForm, before: PersonForm, start: Source | null): Source | null {
  const names = ['channel', 'campaign', 'referrer', 'sourceDay'] as const;
  if (names.every((name) => form[name] === before[name])) return start;
  const at = form.sourceDay === before.sourceDay ? (start?.at ?? null) : dayAt(form.sourceDay);
  const source = {
    channel: form.channel.trim(),
    campaign: orNull(form.campaign),
    referrer: orNull(form.referrer),
    at,
  };
  return source.channel === '' && source.campaign === null && source.referrer === null && at === null
    ? null
    : source;
}
