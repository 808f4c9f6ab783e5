import { Readable, pipeline } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { Hono } from 'hono';
import { PROTOCOL_VERSION, type SnapshotEnd, type SnapshotStart } from '../../lib/model/wire';
import type { z } from '../../lib/model/zod';
import { queryNumber, requireVersion } from '../body';
import type { Database } from '../db/connect';
import { inWorkspace } from '../db/in-workspace';
import { readableKinds, readRows } from '../db/rows';
import { errorFields } from '../log';
import type { Services } from '../services';
import { callerOf, noteContact, tokenOf, type Caller } from '../sign-in';

/** The first page is small, so that the first people are there at once. */
const FIRST_PAGE = 100;
const PAGE = 1000;

/**
 * GET /v1/sync/snapshot: everything the device may read, as NDJSON: SnapshotStart, rows in the order of seq, SnapshotEnd.
 * Without the last line it was cut off.
 */
export function snapshotRoute({ db, now, log, metrics }: Services): Hono {
  const app = new Hono();
  app.get('/v1/sync/snapshot', async (c) => {
    const token = tokenOf(c.req.raw);
    const version = queryNumber(new URL(c.req.url), 'v', PROTOCOL_VERSION);
    requireVersion(version);
    const caller = await inWorkspace(db, token.workspaceId, async (trx) => {
      const found = await callerOf(trx, token);
      await noteContact(trx, found, now());
      return found;
    });
    const source = Readable.from(
      snapshotLines(db, caller, version, (rows) => metrics.rows.add(['snapshot'], rows)),
      { objectMode: false },
    );
    const isPacked = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
    const body = isPacked
      ? pipeline(source, createGzip({ level: 3, flush: constants.Z_SYNC_FLUSH }), (error) => {
          if (error && !/Premature close|aborted/i.test(error.message))
            log('A snapshot ended early.', errorFields(error));
        })
      : source;
    return c.body(Readable.toWeb(body) as ReadableStream, 200, {
      'content-type': 'application/x-ndjson',
      vary: 'accept-encoding',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    });
  });
  return app;
}

/** SnapshotStart, in the version that the client speaks. */
type SnapshotHead = Omit<z.infer<typeof SnapshotStart>, 'v'> & { v: number };

/**
 * Pages of rows up to the cursor of the first line, each in a transaction of its own, so that a slow device holds nothing
 * open in the database. A row that is changed meanwhile moves behind the cursor: it may be missing here, and the pull
 * from the cursor on brings it; a row newer than the cursor is never sent.
 */
async function* snapshotLines(
  db: Database,
  caller: Caller,
  version: number,
  sent: (rows: number) => void,
): AsyncGenerator<string> {
  const { workspaceId, epoch, seq: upTo } = caller;
  const start: SnapshotHead = { v: version, epoch, cursor: upTo };
  let head = `${JSON.stringify(start)}\n`;
  const kinds = readableKinds(caller.roles);
  let [after, count, limit, isLast] = [0, 0, FIRST_PAGE, false];
  while (!isLast) {
    const range = { after, upTo, kinds, limit, withDeleted: false, version };
    const page = await inWorkspace(db, workspaceId, (trx) => readRows(trx, workspaceId, range));
    ({ last: after, isLast } = page);
    count += page.rows.length;
    sent(page.rows.length);
    limit = PAGE;
    yield head + page.rows.map((row) => `${row}\n`).join('');
    head = '';
  }
  const end: z.infer<typeof SnapshotEnd> = { end: true, count };
  yield `${JSON.stringify(end)}\n`;
}
