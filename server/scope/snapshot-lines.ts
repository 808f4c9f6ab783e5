import type { SnapshotEnd, SnapshotMark, SnapshotStart } from '../../lib/model/wire';
import type { z } from '../../lib/model/zod';
import type { Database } from '../db/connect';
import { BEFORE_ALL, inWorkspace } from '../db/in-workspace';
import { readableKinds, readRows, rowText } from '../db/rows';
import type { WorkspaceTransaction } from '../db/tables';
import type { Caller } from '../sign-in';
import { peopleInScope, rowsOfPeople, settingsRows } from './scoped-rows';
import type { DeviceScope } from './scope';

/** The first page is small, so that the first people are there at once. */
const FIRST_PAGE = 100;
const FIRST_PEOPLE = 20;
/** A page is held until the client has taken it: about so many characters of it, however long its rows are. */
const PAGE_SIZE = 64 * 1024;
const PAGE = 1000;
const PEOPLE = 200;
/** So many rows come between two marks: a client writes what stands between them at once, and larger batches are faster. */
const MARKED = 1000;

/** What a snapshot is of: the cursor that pulls go on from after it, and the mark behind which it begins. */
export interface SnapshotOf {
  caller: Caller;
  scope: DeviceScope;
  cursor: number;
  after: string | null;
  version: number;
  /** Told how many rows each page had. */
  sent: (rows: number) => void;
  /** Reads a page when its turn comes: however many snapshots there are, others need the database as well. */
  inTurn: <T>(read: () => Promise<T>) => Promise<T>;
}

/** A page of a snapshot; `mark` null: there is no more. */
interface Page {
  rows: string[];
  mark: string | null;
}

/** SnapshotStart, in the version that the client speaks. */
type SnapshotHead = Omit<z.infer<typeof SnapshotStart>, 'v'> & { v: number };

/**
 * The lines of a snapshot, each page in a transaction of its own, so that a slow device holds nothing open in the
 * database. A row that is changed meanwhile gets a place behind the cursor: it may be missing here, and the pull from the
 * cursor on brings it. A client of version 3 gets no marks.
 */
export async function* snapshotLines(db: Database, of: SnapshotOf): AsyncGenerator<string> {
  const { caller, scope, cursor, version } = of;
  const isMarked = version >= 4;
  const start: SnapshotHead = {
    v: version,
    epoch: caller.epoch,
    cursor,
    ...(isMarked && { scope: scope.tag }),
  };
  const read = scope.level === 'all' ? everything(of) : byPerson(of);
  let head = `${JSON.stringify(start)}\n`;
  let [count, marked, limit] = [0, 0, scope.level === 'all' ? FIRST_PAGE : FIRST_PEOPLE];
  for (let mark = of.after, first = true; mark !== null || first; first = false) {
    const page = await readPage(db, of, read, { mark, limit });
    count += page.count;
    let line = '';
    if (isMarked && page.mark !== null && (first || count - marked >= MARKED)) {
      line = markLine(page.mark);
      marked = count;
    }
    limit = nextLimit(limit, page.text.length, scope.level === 'all' ? PAGE : PEOPLE);
    ({ mark } = page);
    yield head + page.text + line;
    head = '';
  }
  const end: z.infer<typeof SnapshotEnd> = { end: true, count };
  yield `${JSON.stringify(end)}\n`;
}

/** A page as the text that is sent: its rows are not kept beside it until the client has taken it. */
async function readPage(
  db: Database,
  { caller, inTurn, sent }: SnapshotOf,
  read: Read,
  from: { mark: string | null; limit: number },
): Promise<{ text: string; count: number; mark: string | null }> {
  const { rows, mark } = await inTurn(() =>
    inWorkspace(db, caller.workspaceId, (trx) => read(trx, from.mark, from.limit)),
  );
  sent(rows.length);
  return { text: rows.map((row) => `${row}\n`).join(''), count: rows.length, mark };
}

function markLine(mark: string): string {
  return `${JSON.stringify({ mark } satisfies z.infer<typeof SnapshotMark>)}\n`;
}

/** How many are read next, where so many came to a text of this length. */
function nextLimit(limit: number, length: number, most: number): number {
  return Math.min(most, Math.max(1, Math.floor((limit * PAGE_SIZE) / Math.max(1, length))));
}

type Read = (trx: WorkspaceTransaction, mark: string | null, limit: number) => Promise<Page>;

/** All rows in the order of their changes, none newer than the cursor; a mark is the seq of the last one. */
function everything({ caller, cursor: upTo, version }: SnapshotOf): Read {
  const kinds = readableKinds(caller.roles, version);
  return async (trx, mark, limit) => {
    const range = { after: Number(mark ?? 0), upTo, kinds, limit, version };
    const page = await readRows(trx, caller, { ...range, withDeleted: false });
    return { rows: page.rows, mark: page.isLast ? null : String(page.last) };
  };
}

/** Settings, then person by person in the order of their ids; a mark is the id of the last one. */
function byPerson({ caller, scope, version }: SnapshotOf): Read {
  const kinds = readableKinds(caller.roles, version);
  return async (trx, mark, limit) => {
    const { workspaceId } = caller;
    const settings = mark === null ? await settingsRows(trx, caller, kinds) : [];
    const people = await peopleInScope(trx, caller, scope, { after: mark ?? BEFORE_ALL, limit });
    const rows = people.length === 0 ? [] : await rowsOfPeople(trx, workspaceId, people, kinds);
    const texts = [...settings, ...rows].map((row) => rowText(row, version));
    return { rows: texts, mark: people.length < limit ? null : (people.at(-1) ?? null) };
  };
}
