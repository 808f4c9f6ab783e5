import type { RecordType } from '../model/record-key';
import type { PageShape, UrlPart } from '../model/taught-site';
import { isId, typeOfWord } from './url-record';

const PART_LIMIT = 20;
const TEXT_LIMIT = 200;
const QUERY_LIMIT = 10;
/** Parameters that say which kind of page it is: `?module=Contacts&action=DetailView`. */
const KIND_NAMES =
  /^_?(?:module|action|model|object|etn|pagetype|view|view_type|page|route|task|tab|type|entity|mode|screen)$/i;
const ID_NAMES = /(?:^|[_-])(?:id|record|uid|key|no|nr|number|code|uuid|guid)$|[a-z](?:Id|ID|No|Nr)$/;
/** A word of a name this short is looked for as a whole part of the URL only. */
const WHOLE = 7;
const WORD = /^[\p{L}_-]{1,40}$/u;

/** A URL in the parts that a shape is compared with. A hash counts where it is a path: `#/people/12`. */
interface UrlParts {
  path: string[];
  hash: string[];
  query: Map<string, string>;
}

function partsOf(url: URL): UrlParts {
  const hash = url.hash.replace(/^#!?/, '');
  const [before = '', after = ''] = hash.split('?', 2);
  const isPath = before.includes('/');
  const isQuery = !isPath && before.includes('=');
  const query = new Map<string, string>();
  for (const params of [url.searchParams, new URLSearchParams(isQuery ? before : after)]) {
    for (const [name, value] of params) if (!query.has(name) && query.size < 50) query.set(name, value);
  }
  return { path: segments(url.pathname), hash: isPath ? segments(before) : [], query };
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

/**
 * The shape of a page's URL, made from one example. What stands behind a word for a record, looks like an id, or repeats
 * the person's own name or address (`said`) is the id of the record; other ids may be anything, everything else stays.
 * Nothing of the person is kept. Null for a URL with more parts than any page of a program has.
 */
export function shapeOf(
  url: URL,
  said: readonly string[],
): { pages: PageShape; record: RecordType | null } | null {
  const { path, hash, query } = partsOf(url);
  if (path.length > PART_LIMIT || hash.length > PART_LIMIT) return null;
  if ([...path, ...hash].some((part) => part.length > TEXT_LIMIT && !isId(part.slice(0, 128)))) return null;
  const texts = said.flatMap((text) => [text, ...text.split(/[^\p{L}\d]+/u)]);
  const names = texts.map(slugOf).filter((slug) => slug.length > 2);
  const inHash = idAt(hash, names);
  const inPath = inHash < 0 ? idAt(path, names) : -1;
  const inQuery = inHash < 0 && inPath < 0 ? idParameter(query, names) : null;
  const kinds = [...query]
    .filter(([name, value]) => KIND_NAMES.test(name) && WORD.test(value))
    .slice(0, QUERY_LIMIT - 1);
  const pages: PageShape = {
    path: shaped(path, inPath, names),
    hash: shaped(hash, inHash, names),
    query: [
      ...kinds.map(([name, text]) => ({ name, part: { is: 'text', text } as const })),
      ...(inQuery === null ? [] : [{ name: inQuery, part: { is: 'id' } as const }]),
    ],
  };
  const hasId = inHash >= 0 || inPath >= 0 || inQuery !== null;
  const before =
    inHash >= 0 ? [...path, ...hash.slice(0, inHash)] : inPath >= 0 ? path.slice(0, inPath) : path;
  const words = [...before, ...kinds.flatMap(([, value]) => value.split(/[^a-z]+/i))];
  const type = words.map(typeOfWord).findLast((found) => found !== null) ?? 'person';
  return { pages, record: hasId ? type : null };
}

/** Where a URL has the shape: the id it names, and what else of it says which record that is. Null where it has not. */
export function matchShape(pages: PageShape, url: URL): { id: string | null; account: string } | null {
  const { path, hash, query } = partsOf(url);
  if (path.length !== pages.path.length || hash.length !== pages.hash.length) return null;
  const ids: string[] = [];
  const accounts = [url.host];
  const fits = (part: UrlPart, text: string | undefined): boolean => {
    if (text === undefined || text === '') return false;
    if (part.is === 'text') return text === part.text;
    if (part.is === 'any') accounts.push(text);
    else ids.push(decoded(text));
    return true;
  };
  const all =
    pages.path.every((part, index) => fits(part, path[index])) &&
    pages.hash.every((part, index) => fits(part, hash[index])) &&
    pages.query.every(({ name, part }) => fits(part, query.get(name)));
  const id = ids.at(-1) ?? null;
  return all && !isNoId(id) ? { id, account: accounts.join('/') } : null;
}

/** `new`, `list` and their like stand where an id would, on pages of nobody. */
function isNoId(id: string | null): boolean {
  return (
    id !== null &&
    /^(?:|new|create|add|edit|list|all|view|show|details?|overview|search|import|export|index|none|null|undefined)$/i.test(
      id,
    )
  );
}

function shaped(parts: string[], idAt: number, names: string[]): UrlPart[] {
  return parts.map((part, index): UrlPart => {
    if (index === idAt) return { is: 'id' };
    return isId(part) || isNamed(part, names) ? { is: 'any' } : { is: 'text', text: part };
  });
}

/** Which part is the record's id: the last that looks like one, else the word behind a word for a record, at the end. */
function idAt(parts: string[], names: string[]): number {
  const at = parts.findLastIndex((part) => !isNoId(part) && (isId(part) || isNamed(part, names)));
  if (at >= 0) return at;
  const [last, before] = [parts.at(-1), parts.at(-2)];
  const isAfterKind = last !== undefined && before !== undefined && typeOfWord(before) !== null;
  return isAfterKind && !isNoId(last) && typeOfWord(last) === null ? parts.length - 1 : -1;
}

function isNamed(part: string, names: string[]): boolean {
  const slug = slugOf(decoded(part));
  return names.some((name) => slug === name || (name.length > WHOLE && slug.includes(name)));
}

function idParameter(query: Map<string, string>, names: string[]): string | null {
  const all = [...query].filter(
    ([name, value]) => name.length <= 64 && (isId(value) || isNamed(value, names)),
  );
  const named = all.find(([name]) => ID_NAMES.test(name)) ?? (all.length === 1 ? all[0] : undefined);
  return named?.[0] ?? null;
}

/** Only letters and digits, so that 'Nora Quell' is found in `nora-quell`. */
function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a percent sign that encodes nothing
  }
}
