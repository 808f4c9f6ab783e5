import { Hono } from 'hono';
import { PROTOCOL_VERSION, PULL_LIMIT, PullReply } from '../../lib/model/wire';
import { z } from '../../lib/model/zod';
import { queryNumber, requireVersion } from '../body';
import { inWorkspace } from '../db/in-workspace';
import { readableKinds, readRows, type RowPage } from '../db/rows';
import { Refusal } from '../refusal';
import { scopeOf, type DeviceScope } from '../scope/scope';
import { readScopedRows } from '../scope/scoped-rows';
import type { Services } from '../services';
import { callerOf, noteContact, requireEpoch, tokenOf } from '../sign-in';
import type { RouteDoc } from '../openapi/route-doc';

const USUAL_LIMIT = 500;
/** What a device is sent that does not say what it is sent. */
const EVERYBODY: DeviceScope = { level: 'all', tag: '' };

const PullQuery = z.strictObject({
  v: z.int().optional().describe('The protocol that the client speaks; the newest unless told.'),
  epoch: z.string().optional().describe('The epoch of the last answer.'),
  cursor: z.int().min(0).optional().describe('The cursor of the last answer; 0 unless told.'),
  scope: z.string().optional().describe('The scope of the last answer; without it everything is sent.'),
  limit: z.int().min(1).max(PULL_LIMIT).optional().describe('At most so many rows.'),
});

/** What is said of it in the API's document. */
export const pullDoc: RouteDoc = {
  method: 'get',
  path: '/v1/sync/pull',
  summary: 'Fetch what changed',
  about: 'The rows that changed since the cursor and that the role may read, in the order of their changes.',
  who: 'device',
  query: PullQuery,
  answer: { about: 'One page; ask again from its cursor until it is `done`.', schema: PullReply },
  errors: ['bad-request', 'upgrade', 'epoch', 'cursor-too-old'],
};

/** GET /v1/sync/pull?epoch&cursor&limit&scope: what changed since the cursor, in the order of the changes. */
export function pullRoute({ db, now, use, metrics, eagerPeople }: Services): Hono {
  const app = new Hono();
  app.get('/v1/sync/pull', async (c) => {
    const token = tokenOf(c.req.raw);
    const url = new URL(c.req.url);
    const version = queryNumber(url, 'v', PROTOCOL_VERSION);
    requireVersion(version);
    const cursor = queryNumber(url, 'cursor', 0);
    const limit = Math.min(Math.max(queryNumber(url, 'limit', USUAL_LIMIT), 1), PULL_LIMIT);
    const tag = version < 4 ? null : url.searchParams.get('scope');
    const text = await inWorkspace(db, token.workspaceId, async (trx) => {
      const caller = await callerOf(trx, token);
      requireEpoch(caller, url.searchParams.get('epoch'));
      if (cursor > caller.seq) {
        throw new Refusal('epoch', 'The server knows less than this device: fetch everything again.');
      }
      if (cursor > 0 && cursor < caller.purgedSeq) {
        throw new Refusal('cursor-too-old', 'This device was away too long: fetch everything again.');
      }
      const scope =
        tag === null ? EVERYBODY : await scopeOf(trx, caller, { before: tag, limit: eagerPeople });
      if (tag !== null && tag !== scope.tag) {
        throw new Refusal('cursor-too-old', 'What this device is sent has changed: fetch everything again.');
      }
      await noteContact(trx, caller, now());
      const kinds = readableKinds(caller.roles, version);
      // Up to the seq read before the rows: all of it is committed, so no row below the new cursor can appear later.
      const range = { after: cursor, upTo: caller.seq, kinds, limit };
      const page: RowPage & { out?: string[] } =
        scope.level === 'all'
          ? await readRows(trx, caller, { ...range, withDeleted: true, version })
          : await readScopedRows(trx, caller, scope, range);
      metrics.rows.add(['pull'], page.rows.length);
      const out = page.out === undefined || page.out.length === 0 ? '' : `,"out":${JSON.stringify(page.out)}`;
      const head = `"v":${version},"epoch":${JSON.stringify(caller.epoch)}`;
      return `{${head},"rows":[${page.rows.join()}]${out},"cursor":${page.last},"done":${page.isLast}}`;
    });
    use?.(token.workspaceId);
    return c.body(text, 200, { 'content-type': 'application/json' });
  });
  return app;
}
