import type { RecordKey } from '../model/record-key';
import { generic, readAnyway } from './generic';
import { isSameName, judgePeople, judgeRecord, type Fields } from './record-verdict';
import { recordRows, type Rows } from './record-rows';
import type { Named } from './record-url';
import { viewOf, type Place, type View, type Way } from './record-ways';
import type { Page, Seen, Site } from './site';
import { NOBODY, recordKey, seenBy } from './verdict';
import { isVisible } from './visible';

/** A program of records (contacts, companies, deals, tickets), as data: how its URLs and its fields are called. */
export interface RecordProgram {
  id: string;
  label: string;
  kind: Site['kind'];
  origins: string[];
  alsoOn?: string[];
  recognises(page: Page): boolean;
  /** The record a URL of this program names: of the page or of a link in it. Null for lists and every other page. */
  recordOf(url: URL): Named | null;
  /** How each type of record says who its person is: ladders of ways that do not depend on each other, surest first. */
  fields: Partial<Record<RecordKey['type'], Fields>>;
  /**
   * The record's own parts of a page that keeps the views of other records; null for all of the page, none where the
   * record's view is not there yet.
   */
  scope?(page: Page, record: RecordKey): Element[] | null;
  /** Parts of the page that show something else than the record in the URL. */
  outside?: string;
  /** A part that lies over the page and shows another record than the URL: the one it links to. */
  preview?: string;
  /** How its lists are made, where more is known than that rows lead to records. */
  rows?: Rows;
  /** Whether its URLs are known in part only, so that a page without a record is read all the same. */
  hasOtherUrls?: boolean;
}

/** A site made of a program's facts. What none of its ways can read is left to the generic reader, with the record's key. */
export function recordSite(program: RecordProgram): Site {
  const keyed = (named: Named | null, url: URL): RecordKey | null =>
    named === null ? null : recordKey({ site: program.id, account: url.host, ...named });
  const keyOf = (url: URL) => keyed(program.recordOf(url), url);
  return {
    id: program.id,
    label: program.label,
    kind: program.kind,
    origins: program.origins,
    alsoOn: program.alsoOn ?? [],
    recognises: (page) => program.recognises(page),
    detect: (page) => detect(program, page, keyOf),
    list(page) {
      const rows = recordRows(page, program.rows ?? {}, keyOf, (named) => keyed(named, page.url));
      const isList = rows.length === 0 && program.rows === undefined && keyOf(page.url) === null;
      // Rows that lead nowhere are people by their address alone.
      return isList ? (generic.list?.(page) ?? []).map((row) => ({ ...row, key: null })) : rows;
    },
  };
}

function detect(program: RecordProgram, page: Page, keyOf: (url: URL) => RecordKey | null): Seen {
  const preview = program.preview === undefined ? [] : shownOf(page, program.preview);
  const key = preview[0] === undefined ? keyOf(page.url) : keyOfLinks(preview[0], page, keyOf);
  if (key === null && program.hasOtherUrls !== true) return seenBy(program.id, null, NOBODY);
  const fields = key === null ? undefined : program.fields[key.type];
  // A page that the program has no way of its own for is no sign that its ways have gone.
  if (key === null || fields === undefined) return { ...readAnyway(page, program.id, key), fallback: false };
  const scope = preview.length > 0 ? preview : (program.scope?.(page, key) ?? null);
  if (scope?.length === 0) return seenBy(program.id, key, NOBODY);
  const place: Place = { id: key.id, scope, outside: program.outside ?? null };
  const view: View = viewOf(page, waysOf(fields), place);
  const people = judgePeople(view, fields, key.type);
  if (people !== null) return seenBy(program.id, key, people);
  const verdict = judgeRecord(view, fields, key.type);
  if (verdict === null) return readAnyway(page, program.id, key);
  const seen = seenBy(program.id, key, verdict);
  return isHalf(seen) ? completed(seen, readAnyway(page, program.id, key)) : seen;
}

function waysOf({ isStaff: _, ...ladders }: Fields): Way[] {
  return Object.values(ladders).flat();
}

function shownOf({ document }: Page, selector: string): Element[] {
  return [...document.querySelectorAll(selector)].filter(isVisible).slice(0, 1);
}

function keyOfLinks(preview: Element, page: Page, keyOf: (url: URL) => RecordKey | null): RecordKey | null {
  for (const link of [...preview.querySelectorAll('a[href]')].slice(0, 100)) {
    const href = link.getAttribute('href') ?? '';
    const key = URL.canParse(href, page.url.href) ? keyOf(new URL(href, page.url.href)) : null;
    if (key?.type === 'person') return key;
  }
  return null;
}

/** Whether only the name or only the address was read. */
function isHalf({ status, primary }: Seen): boolean {
  return status === 'person' && (primary?.name === undefined || primary.email === undefined);
}

/** The generic reader may know the other half: of this name or of this address, not of anybody else. */
function completed(seen: Seen, anyway: Seen): Seen {
  const [one, other] = [seen.primary, anyway.primary];
  const isSame =
    one?.name === undefined ? one?.email === other?.email : isSameName(one.name, other?.name ?? '');
  if (one === null || other?.name === undefined || other.email === undefined || !isSame) return seen;
  const { confidence, evidence } = other;
  return { ...anyway, fallback: false, primary: { ...other, ...one, confidence, evidence } };
}
