import { sql } from './kysely';
import type { RecordKind } from '../../lib/model/change';
import { recordBefore4 } from '../../lib/model/since-4';
import type { Role } from '../../lib/model/workspace';
import { can } from '../../lib/rules/can';
import type { Caller } from '../sign-in';
import type { WorkspaceTransaction } from './tables';
import { unsharedSql } from './unshared';

const SETTINGS: readonly RecordKind[] = ['workspace', 'member', 'taught-site'];
/** What a client of protocol 3 does not know. */
const SINCE_4: readonly RecordKind[] = ['team-record'];
const PEOPLE: readonly RecordKind[] = [
  'contact',
  'stage-change',
  'interaction',
  'survey-response',
  'action-outcome',
  'reversal',
  'reward',
  'stage-kept',
];
const VALUE: readonly RecordKind[] = ['order'];

/** The kinds of records that somebody with these roles may read, with a client of this version. */
export function readableKinds(roles: readonly Role[], version: number): RecordKind[] {
  return [
    ...SETTINGS,
    ...(version >= 4 && can(roles, 'see-people') ? SINCE_4 : []),
    ...(can(roles, 'see-people') ? PEOPLE : []),
    ...(can(roles, 'see-people') && can(roles, 'see-value') ? VALUE : []),
  ];
}

/** Rows as they go over the wire, with the seq of the last one. */
export interface RowPage {
  /** JSON texts of Row. */
  rows: string[];
  last: number;
  /** Whether there are no more rows in the range. */
  isLast: boolean;
}

/** Rows of a page hold at most about so many characters, so that one page of long notes stays small. */
export const PAGE_CHARACTERS = 4 * 1024 * 1024;

/** A record as it is read to be sent. */
export interface FoundRow {
  kind: RecordKind;
  id: string;
  seq: number;
  deleted: boolean;
  data: string | null;
}

/** A record as JSON text of Row, for a client of a version. */
export function rowText({ kind, id, seq, deleted, data: stored }: FoundRow, version: number): string {
  const data = stored === null || version >= 4 ? stored : textBefore4(kind, stored);
  return `{"kind":"${kind}","id":"${id}","seq":${seq},"deleted":${deleted},"data":${data ?? 'null'}}`;
}

/** The text of a record as a client of version 3 knows it. */
function textBefore4(kind: RecordKind, stored: string): string {
  if (!NEW_IN_4.test(stored)) return stored;
  const before = recordBefore4(kind, JSON.parse(stored) as object);
  return before === null ? stored : JSON.stringify(before);
}

/** Without one of these names nothing in a record is new in version 4, and it need not be read. */
const NEW_IN_4 = /"(?:market|markets|mainMarket|fits|rates|removed)":/;

/**
 * Reads rows with `after` < seq <= `upTo` in order. What a row holds goes from the database to the wire as text: it was
 * checked when it came in, and reading it into objects and writing it again is most of the cost of a pull. `version` is
 * that of the client: what is new to it is left out.
 */
export async function readRows(
  trx: WorkspaceTransaction,
  { workspaceId, memberId }: Pick<Caller, 'workspaceId' | 'memberId'>,
  range: {
    after: number;
    upTo: number;
    kinds: readonly RecordKind[];
    limit: number;
    withDeleted: boolean;
    version: number;
  },
): Promise<RowPage> {
  const { rows: found } = await sql<FoundRow>`
    select kind, id, seq, deleted or h.hidden as deleted, case when not h.hidden then data::text end as data
    from sidestage.records r cross join lateral (select ${unsharedSql('r', memberId)} as hidden) h
    where workspace_id = ${workspaceId}::uuid and seq > ${range.after} and seq <= ${range.upTo}
      and kind = any(${range.kinds}::text[]) and (${range.withDeleted} or not (deleted or h.hidden))
    order by seq limit ${range.limit}
  `.execute(trx);
  const rows: string[] = [];
  let [last, size] = [range.after, 0];
  for (const row of found) {
    if (size > PAGE_CHARACTERS) return { rows, last, isLast: false };
    rows.push(rowText(row, range.version));
    size += row.data?.length ?? 0;
    last = row.seq;
  }
  const isLast = found.length < range.limit;
  return { rows, last: isLast ? range.upTo : last, isLast };
}
