import type { Contact } from '../model/contact';
import type { Workspace } from '../model/workspace';
import { TOPIC_WORDS } from '../rules/profile-words';
import { dateText } from './time-text';

/** How values of fields are named and dated. */
export interface ValueNaming {
  memberName: (id: string | null) => string;
  marketName?: (id: string | null) => string;
  locale: string;
  now: number;
}

/** What the fields of a person are called. */
export const FIELD_WORDS: Record<Exclude<keyof Contact, 'id' | 'createdAt' | 'merge' | 'lost'>, string> = {
  name: 'Name',
  emails: 'Addresses',
  phones: 'Phones',
  company: 'Company',
  title: 'Title',
  owner: 'Owner',
  consent: 'Marketing',
  doNotContact: 'Do not contact',
  keys: 'Linked records',
  source: 'Source',
  profile: 'What they want',
  mergedInto: 'Same as',
  market: 'Market',
};

/** What the settings of a team are called. */
export const SETTING_WORDS: Record<Exclude<keyof Workspace, 'id' | 'sample'>, string> = {
  name: 'Name of the team',
  model: 'Lifecycle model',
  currency: 'Currency',
  value: 'Value inputs',
  valueMore: 'Further value inputs',
  playbook: 'Playbook',
  survey: 'How scores are asked',
  ownAddresses: 'The team’s own addresses',
  tiers: 'Loyalty tiers',
  markets: 'Markets',
  mainMarket: 'Name of the main market',
  fits: 'Fitted value model',
  rates: 'Rates of currencies',
};

/** A value of a person's field as somebody reads it: 'Buyer', 'ana@example.test, a@example.test', 'yes (2 Nov)', 'nothing'. */
export function valueWords<K extends keyof Contact>(
  field: K,
  value: Contact[K] | undefined,
  how: ValueNaming,
): string {
  const words = wordsOf({ [field]: value }, how).trim();
  return words === '' ? 'nothing' : words;
}

function wordsOf(fields: Partial<Contact>, how: ValueNaming): string {
  const {
    name,
    company,
    title,
    emails,
    phones,
    owner,
    market,
    consent,
    doNotContact,
    source,
    profile,
    keys,
  } = fields;
  const dated = (text: string, at: number | null) =>
    at === null ? text : `${text} (${dateText(at, how.now, how.locale)})`;
  if ('owner' in fields) return owner === undefined ? '' : how.memberName(owner);
  if ('market' in fields) return how.marketName?.(market ?? null) ?? '';
  if (emails !== undefined) return emails.join(', ');
  if (phones !== undefined) return phones.join(', ');
  if (consent !== undefined) {
    const said = consent.marketing === 'unknown' ? 'not known' : consent.marketing;
    return `${dated(said, consent.at)}${consent.words === undefined || consent.words === '' ? '' : `: “${consent.words}”`}`;
  }
  if (doNotContact !== undefined) return doNotContact ? 'yes' : 'no';
  if (source !== undefined && source !== null) {
    const { channel, campaign, referrer, at } = source;
    return dated([channel, campaign, referrer].filter((part) => part !== null && part !== '').join(', '), at);
  }
  if (profile !== undefined)
    return profile.map(({ topic, text }) => `${TOPIC_WORDS[topic]}: ${text}`).join('\n');
  if (keys !== undefined) return keys.map(({ site, type, id }) => `${site} ${type} ${id}`).join(', ');
  return name ?? company ?? title ?? '';
}
