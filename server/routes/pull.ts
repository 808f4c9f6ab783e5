import { Hono } from 'hono';
import { PROTOCOL_VERSION, PULL_LIMIT } from '../../lib/model/wire';
import { queryNumber, requireVersion } from '../body';
import { inWorkspace } from '../db/in-workspace';
import { readableKinds, readRows } from '../db/rows';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { callerOf, noteContact, requireEpoch, tokenOf } from '../sign-in';

const USUAL_LIMIT = 500;

/** GET /v1/sync/pull?epoch&cursor&limit: the rows that changed since the cursor, in the order of their changes. */
export function pullRoute({ db, now, use, metrics }: Services): Hono {
  const app = new Hono();
  app.get('/v1/sync/pull', async (c) => {
    const token = tokenOf(c.req.raw);
    const url = new URL(c.req.url);
    const version = queryNumber(url, 'v', PROTOCOL_VERSION);
    requireVersion(version);
    const cursor = queryNumber(url, 'cursor', 0);
    const limit = Math.min(Math.max(queryNumber(url, 'limit', USUAL_LIMIT), 1), PULL_LIMIT);
    const text = await inWorkspace(db, token.workspaceId, async (trx) => {
      const caller = await callerOf(trx, token);
      requireEpoch(caller, url.searchParams.get('epoch'));
      if (cursor > caller.seq) {
        throw new Refusal('epoch', 'The server knows less than this device: fetch everything again.');
      }
      if (cursor > 0 && cursor < caller.purgedSeq) {
        throw new Refusal('cursor-too-old', 'This device was away too long: fetch everything again.');
      }
      await noteContact(trx, caller, now());
      const kinds = readableKinds(caller.roles);
      // Up to the seq read before the rows: all of it is committed, so no row below the new cursor can appear later.
      const range = { after: cursor, upTo: caller.seq, kinds, limit, withDeleted: true, version };
      const { rows, last, isLast } = await readRows(trx, caller.workspaceId, range);
      metrics.rows.add(['pull'], rows.length);
      const epoch = JSON.stringify(caller.epoch);
      return `{"v":${version},"epoch":${epoch},"rows":[${rows.join()}],"cursor":${last},"done":${isLast}}`;
    });
    use?.(token.workspaceId);
    return c.body(text, 200, { 'content-type': 'application/json' });
  });
  return app;
}
