import type { SnapshotEnd, SnapshotMark, SnapshotStart } from '../../lib/model/wire';
import type { z } from '../../lib/model/zod';
import type { Database } from '../db/connect';
import { inWorkspace } from '../db/in-workspace';
import { readableKinds, readRows, rowText } from '../db/rows';
import type { WorkspaceTransaction } from '../db/tables';
import type { Caller } from '../sign-in';
import { peopleInScope, rowsOfPeople, settingsRows } from './scoped-rows';
import type { DeviceScope } from './scope';

/** The first page is small, so that the first people are there at once. */
const FIRST_PAGE = 100;
const PAGE = 1000;
const FIRST_PEOPLE = 20;
const PEOPLE = 200;

/** What a snapshot is of: the cursor that pulls go on from after it, and the mark behind which it begins. */
export interface SnapshotOf {
  caller: Caller;
  scope: DeviceScope;
  cursor: number;
  after: string | null;
  version: number;
  /** Told how many rows each page had. */
  sent: (rows: number) => void;
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
  let [head, count] = [`${JSON.stringify(start)}\n`, 0];
  for (let mark = of.after, first = true; mark !== null || first; first = false) {
    const page: Page = await inWorkspace(db, caller.workspaceId, (trx) => read(trx, mark, first));
    count += page.rows.length;
    of.sent(page.rows.length);
    const marked: z.infer<typeof SnapshotMark> | null =
      isMarked && page.mark !== null ? { mark: page.mark } : null;
    yield `${head}${page.rows.map((row) => `${row}\n`).join('')}${marked ? `${JSON.stringify(marked)}\n` : ''}`;
    head = '';
    ({ mark } = page);
  }
  const end: z.infer<typeof SnapshotEnd> = { end: true, count };
  yield `${JSON.stringify(end)}\n`;
}

type Read = (trx: WorkspaceTransaction, mark: string | null, first: boolean) => Promise<Page>;

/** All rows in the order of their changes, none newer than the cursor; a mark is the seq of the last one. */
function everything({ caller, cursor: upTo, version }: SnapshotOf): Read {
  const kinds = readableKinds(caller.roles, version);
  return async (trx, mark, first) => {
    const range = { after: Number(mark ?? 0), upTo, kinds, limit: first ? FIRST_PAGE : PAGE, version };
    const page = await readRows(trx, caller, { ...range, withDeleted: false });
    return { rows: page.rows, mark: page.isLast ? null : String(page.last) };
  };
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Settings, then person by person in the order of their ids; a mark is the id of the last one. */
function byPerson({ caller, scope, version }: SnapshotOf): Read {
  const kinds = readableKinds(caller.roles, version);
  return async (trx, mark, first) => {
    const { workspaceId } = caller;
    const settings = mark === null ? await settingsRows(trx, caller, kinds) : [];
    const limit = first ? FIRST_PEOPLE : PEOPLE;
    const people = await peopleInScope(trx, caller, scope, { after: mark ?? BEFORE_ALL, limit });
    const rows = people.length === 0 ? [] : await rowsOfPeople(trx, workspaceId, people, kinds);
    const texts = [...settings, ...rows].map((row) => rowText(row, version));
    return { rows: texts, mark: people.length < limit ? null : (people.at(-1) ?? null) };
  };
}
