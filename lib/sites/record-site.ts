import type { RecordKey } from '../model/record-key';
import { generic, readAnyway } from './generic';
import { isSameName, judgePeople, judgeRecord, type Fields } from './record-verdict';
import { recordRows, type Rows } from './record-rows';
import type { Named } from './record-url';
import { viewOf, type Place, type View } from './record-ways';
import type { Page, Seen, Site } from './site';
import { NOBODY, recordKey, seenBy } from './verdict';

/** A program of records (contacts, companies, deals, tickets), as data: how its URLs and its fields are called. */
export interface RecordProgram {
  id: string;
  label: string;
  kind: Site['kind'];
  origins: string[];
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
    recognises: (page) => program.recognises(page),
    detect: (page) => detect(program, page, keyOf(page.url)),
    list(page) {
      const rows = recordRows(page, program.rows ?? {}, keyOf, (named) => keyed(named, page.url));
      const isList = rows.length === 0 && program.rows === undefined && keyOf(page.url) === null;
      // Rows that lead nowhere are people by their address alone.
      return isList ? (generic.list?.(page) ?? []).map((row) => ({ ...row, key: null })) : rows;
    },
  };
}

function detect(program: RecordProgram, page: Page, key: RecordKey | null): Seen {
  if (key === null && program.hasOtherUrls !== true) return seenBy(program.id, null, NOBODY);
  const fields = key === null ? undefined : program.fields[key.type];
  if (key === null || fields === undefined) return readAnyway(page, program.id, key);
  const scope = program.scope?.(page, key) ?? null;
  if (scope?.length === 0) return seenBy(program.id, key, NOBODY);
  const place: Place = { id: key.id, scope, outside: program.outside ?? null };
  const view: View = viewOf(page, Object.values(fields).flat(), place);
  const people = judgePeople(view, fields.people ?? []);
  if (people !== null) return seenBy(program.id, key, people);
  const record = judgeRecord(view, fields, key.type);
  if (record === null) return readAnyway(page, program.id, key);
  const { verdict, name } = record;
  return name === null
    ? seenBy(program.id, key, verdict)
    : (withAddress(page, program.id, key, name) ?? seenBy(program.id, key, verdict));
}

/** Where no way to an address is left, the generic reader may know one: of the person of this name, not of anybody else. */
function withAddress(page: Page, site: string, key: RecordKey, name: string): Seen | null {
  const seen = readAnyway(page, site, key);
  const { primary } = seen;
  const isSame = primary?.email !== undefined && isSameName(primary.name ?? '', name);
  return isSame ? seen : null;
}
