import { Hono } from 'hono';
import { PROTOCOL_VERSION, Row, SnapshotEnd, SnapshotMark, SnapshotStart } from '../../lib/model/wire';
import { z } from '../../lib/model/zod';
import { queryNumber, requireVersion } from '../body';
import { inWorkspace, isUuid } from '../db/in-workspace';
import { errorFields } from '../log';
import { gzipped } from '../gzipped';
import { bytesOf, pacedStream } from '../paced-stream';
import { Refusal } from '../refusal';
import { scopeOf, type DeviceScope } from '../scope/scope';
import { snapshotLines } from '../scope/snapshot-lines';
import type { Services } from '../services';
import { connectionOf } from '../connection';
import { shareOf, Turns } from '../turns';
import { callerOf, noteContact, requireEpoch, tokenOf, type Caller } from '../sign-in';
import type { RouteDoc } from '../openapi/route-doc';

const SnapshotQuery = z.strictObject({
  v: z.int().optional().describe('The protocol that the client speaks; the newest unless told.'),
  scope: z.string().optional().describe('The scope that the device has now.'),
  after: z
    .string()
    .optional()
    .describe('The last mark that came, to go on behind it; with `cursor`, `scope` and `epoch`.'),
  cursor: z.int().min(0).optional().describe('The cursor of the snapshot that goes on.'),
  epoch: z.string().optional().describe('The epoch of the snapshot that goes on.'),
});

/** What is said of it in the API's document. */
export const snapshotDoc: RouteDoc = {
  method: 'get',
  path: '/v1/sync/snapshot',
  summary: 'Fetch everything',
  about:
    'Everything that the device is sent, a JSON value a line: first where the workspace stands, then rows with marks between them, then the end. Without the last line it was cut off, and goes on behind the last mark. Sent packed (gzip) to whoever accepts it.',
  who: 'device',
  query: SnapshotQuery,
  answer: {
    about: 'Lines: SnapshotStart, rows and SnapshotMark, SnapshotEnd.',
    type: 'application/x-ndjson',
    schema: z.union([SnapshotStart, Row, SnapshotMark, SnapshotEnd]),
  },
  errors: ['bad-request', 'upgrade', 'epoch', 'cursor-too-old'],
};

/**
 * A snapshot holds some 300 kB as long as it is open, so this many bound its share of the memory. In a rush, such as
 * everybody after a restore, the others are asked to come again: what has come already, they need not fetch twice.
 */
const OPEN = { atOnce: 150, inLine: 150, patienceMs: 2000 };
/** Less than a client waits for the next byte. */
const READING = { inLine: 300, patienceMs: 8000 };
/** A client that takes nothing for so long is cut off; it goes on behind its last mark. */
const IDLE_MS = 60_000;

/**
 * GET /v1/sync/snapshot?scope&after&cursor&epoch: everything the device is sent, as NDJSON: SnapshotStart, rows, marks,
 * SnapshotEnd. Without the last line it was cut off, and goes on behind its last mark.
 */
export function snapshotRoute({ db, now, log, metrics, eagerPeople }: Services): Hono {
  const app = new Hono();
  const open = new Turns(OPEN);
  const reading = new Turns({ ...READING, atOnce: shareOf(db.pool) });
  app.get('/v1/sync/snapshot', async (c) => {
    const token = tokenOf(c.req.raw);
    const url = new URL(c.req.url);
    const version = queryNumber(url, 'v', PROTOCOL_VERSION);
    requireVersion(version);
    const leave = await open.enter();
    try {
      const { caller, scope } = await reading.take(() =>
        inWorkspace(db, token.workspaceId, async (trx) => {
          const found = await callerOf(trx, token);
          const scope = await scopeOf(trx, found, {
            before: url.searchParams.get('scope'),
            limit: version < 4 ? Infinity : eagerPeople,
          });
          await noteContact(trx, found, now());
          return { caller: found, scope };
        }),
      );
      const from = resumed(url, caller, scope) ?? { after: null, cursor: caller.seq };
      const sent = (rows: number) => metrics.rows.add(['snapshot'], rows);
      const inTurn = <T>(read: () => Promise<T>) => reading.take(read);
      const lines = bytesOf(snapshotLines(db, { caller, scope, version, sent, inTurn, ...from }));
      const isPacked = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
      const body = pacedStream(isPacked ? gzipped(lines) : lines, {
        idleMs: IDLE_MS,
        cut: () => connectionOf(c).outgoing?.destroy(),
        ended(error) {
          leave();
          if (error !== null) log('A snapshot ended early.', errorFields(error));
        },
      });
      return c.body(body, 200, {
        'content-type': 'application/x-ndjson',
        vary: 'accept-encoding',
        ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
      });
    } catch (error) {
      leave();
      throw error;
    }
  });
  return app;
}

/**
 * Where a snapshot that was cut off goes on; null for a new one.
 * @throws Refusal `epoch`; `cursor-too-old` where what has come already may not be right any more: begin anew.
 */
function resumed(url: URL, caller: Caller, scope: DeviceScope): { after: string; cursor: number } | null {
  const after = url.searchParams.get('after');
  if (after === null) return null;
  requireEpoch(caller, url.searchParams.get('epoch'));
  const cursor = queryNumber(url, 'cursor', 0);
  if (!(scope.level === 'all' ? /^\d{1,15}$/.test(after) : isUuid(after)) || cursor > caller.seq)
    throw new Refusal('bad-request', 'after: is no mark of this snapshot.');
  if (url.searchParams.get('scope') !== scope.tag || cursor < caller.purgedSeq)
    throw new Refusal('cursor-too-old', 'This snapshot was begun too long ago: begin anew.');
  return { after, cursor };
}
