import type { RecordKey } from '../model/record-key';
import { recordKey } from './verdict';

/** The words programs put before an id, and what they stand for. */
const WORDS: Record<RecordKey['type'], string> = {
  person:
    'contact contacts person persons people customer customers client clients lead leads user users member members subscriber subscribers ' +
    'candidate candidates patient patients donor donors kontakt kontakte kunde kunden contacto contactos cliente clientes requester requesters',
  company:
    'company companies account accounts organization organizations organisation organisations firma firmen empresa empresas entreprise',
  deal: 'deal deals opportunity opportunities quote quotes order orders',
  ticket:
    'ticket tickets case cases conversation conversations issue issues request requests incident incidents',
  message: 'message messages mail mails email emails thread threads',
};
const TYPES = new Map(
  (Object.entries(WORDS) as [RecordKey['type'], string][]).flatMap(([type, words]) =>
    words.split(' ').map((word) => [word, type] as const),
  ),
);

/** Words between the kind and the id, as in `contacts/view/12` and `r/Contact/003.../view`. */
const BETWEEN = new Set('view show detail details record edit id'.split(' '));
const PARAMETERS = ['id', 'record', 'uid', '_uid', 'contact_id', 'person_id', 'ticket_id'];
const KINDS = ['etn', 'module', 'model', 'object', 'type'];

/** The record a URL of an unknown program names: a kind of record followed by an id. Null where there is none. */
export function recordInUrl(url: URL): RecordKey | null {
  const hash = url.hash.replace(/^#!?/, '');
  return inPath(url, hash.split('?', 1)[0] ?? '') ?? inPath(url, url.pathname) ?? inQuery(url);
}

/** The same for a link of a page, within its own origin. A path alone is read as it stands: a list has hundreds of links. */
export function recordInLink(href: string, base: URL): RecordKey | null {
  if (/^\/[^/?#][^?#]*$/.test(href)) return inPath(base, href);
  try {
    const url = new URL(href, base.href);
    return url.origin === base.origin ? recordInUrl(url) : null;
  } catch {
    return null; // not a link after all
  }
}

/**
 * A record that is called by words instead of a number: `/people/tomas-o-briain`. Only a name beside it can tell it from
 * `/people/archived`. `within` is the path up to the words, equal for all records of a list.
 */
export interface NamedRecord {
  key: RecordKey;
  within: string;
}

/** The person's record that the last part of a path calls by words; null where the part before it is no word for people. */
export function namedRecordInLink(href: string, base: URL): NamedRecord | null {
  if (!URL.canParse(href, base.href)) return null;
  const url = new URL(href, base.href);
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const slug = decoded(parts.pop() ?? '').toLowerCase();
  const isPeople = TYPES.get(parts.at(-1)?.toLowerCase() ?? '') === 'person';
  if (url.origin !== base.origin || !isPeople || !/^[\p{L}\p{M}\d][\p{L}\p{M}\d._-]{2,100}$/u.test(slug))
    return null;
  const key = recordKey({ site: 'generic', account: url.host, type: 'person', id: slug });
  return key === null ? null : { key, within: parts.join('/') };
}

function inPath(url: URL, path: string): RecordKey | null {
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .slice(0, 20);
  let found: RecordKey | null = null;
  parts.forEach((part, index) => {
    const type = TYPES.get(part.toLowerCase());
    if (type === undefined) return;
    const after = parts.slice(index + 1);
    // `mail/0/inbox/id/AAQ...`: what is called an id is one, whatever else stands between.
    const named = after.indexOf('id');
    const next = named >= 0 ? after[named + 1] : after.find((word) => !BETWEEN.has(word.toLowerCase()));
    const id = decoded(next ?? '');
    // Mail programs put the number of the account where others put an id.
    if (isId(id) && !(type === 'message' && id.length < 2)) {
      found = recordKey({ site: 'generic', account: url.host, type, id });
    }
  });
  return found;
}

function inQuery(url: URL): RecordKey | null {
  const hash = new URLSearchParams(url.hash.replace(/^#!?[^?&=]*\?|^#/, ''));
  const get = (name: string) => url.searchParams.get(name) ?? hash.get(name);
  const id = PARAMETERS.map(get).find((value) => value !== null && isId(value)) ?? null;
  const kind = KINDS.map(get).find((value) => value !== null) ?? url.pathname;
  const words = kind.toLowerCase().split(/[^a-z]+/);
  const type = words
    .map((word) => (word === 'partner' ? 'person' : TYPES.get(word)))
    .findLast((found) => found);
  return id === null || type === undefined
    ? null
    : recordKey({ site: 'generic', account: url.host, type, id });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return ''; // a percent sign that encodes nothing
  }
}

/** What a word of a URL (`contacts`, `tickets`) says a record is; null for any other word. */
export function typeOfWord(word: string): RecordKey['type'] | null {
  return TYPES.get(word.toLowerCase()) ?? null;
}

/** Whether a part of a URL can be an id: it has a digit. `new`, `list` and `all` are none. */
export function isId(text: string): boolean {
  return /^[\w.~%=:@-]{1,128}$/.test(text) && /\d/.test(text);
}
