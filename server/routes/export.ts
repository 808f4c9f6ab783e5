import { Hono } from 'hono';
import type { RecordKind } from '../../lib/model/change';
import type { ExportEnd, ExportStart } from '../../lib/model/keeping';
import { PROTOCOL_VERSION } from '../../lib/model/wire';
import type { z } from '../../lib/model/zod';
import { noteAct } from '../audit/note-act';
import { can } from '../../lib/rules/can';
import type { Database } from '../db/connect';
import { inWorkspace, isUuid } from '../db/in-workspace';
import { sql } from '../db/kysely';
import { runIn } from '../db/records';
import { readableKinds } from '../db/rows';
import { connectionOf } from '../connection';
import { errorFields } from '../log';
import { bytesOf, pacedStream } from '../paced-stream';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { callerOf, tokenOf, type Caller } from '../sign-in';

const PAGE = 500;
/** A client that takes nothing for so long is cut off. */
const IDLE_MS = 60_000;

/**
 * GET /v1/export: everything of a team as NDJSON, for an admin. GET /v1/people/ID/export: everything of one person, as far
 * as the role may read it.
 */
export function exportRoutes({ db, now, log }: Services): Hono {
  const app = new Hono();
  app.get('/v1/export', async (c) => {
    const token = tokenOf(c.req.raw);
    const { caller, start } = await inWorkspace(db, token.workspaceId, async (trx) => {
      const found = await callerOf(trx, token);
      if (!can(found.roles, 'keep-team')) throw new Refusal('forbidden', 'Only an admin can do that.');
      const { rows } = await sql<{ team: string; records: number }>`
        select name as team, (select count(*) from sidestage.records r
          where r.workspace_id = w.workspace_id and not r.deleted) as records
        from sidestage.workspaces w where workspace_id = ${found.workspaceId}::uuid`.execute(trx);
      const [row] = rows;
      if (row === undefined) throw new Refusal('not-found', 'There is nothing here.');
      const who = { by: found.memberId, device: found.deviceId, subject: null };
      const act = { at: now(), action: 'export' as const, ...who, detail: { records: row.records } };
      await noteAct(runIn(trx), found.workspaceId, act);
      return { caller: found, start: { sidestage: 'export' as const, at: now(), ...row } };
    });
    const body = pacedStream(bytesOf(exportLines(db, caller, start)), {
      idleMs: IDLE_MS,
      cut: () => connectionOf(c).outgoing?.destroy(),
      ended(error) {
        if (error !== null) log('An export ended early.', errorFields(error));
      },
    });
    return c.body(body, 200, {
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="sidestage-export.ndjson"',
    });
  });
  app.get('/v1/people/:id/export', async (c) => {
    const token = tokenOf(c.req.raw);
    const id = c.req.param('id');
    const person = await inWorkspace(db, token.workspaceId, async (trx) => {
      const { workspaceId, roles, memberId, deviceId } = await callerOf(trx, token);
      if (!can(roles, 'see-people')) throw new Refusal('forbidden', 'Your role sees no people.');
      if (!isUuid(id)) throw new Refusal('not-found', 'There is nothing here.');
      const { rows } = await sql<{ kind: RecordKind; id: string; data: object }>`
        select kind, id, data from sidestage.records
        where workspace_id = ${workspaceId}::uuid and not deleted and kind = any(${readableKinds(roles, PROTOCOL_VERSION)}::text[])
          and (contact_id = ${id}::uuid or coalesce(data ->> 'mergedInto', data ->> 'other') = ${id})
        order by seq`.execute(trx);
      if (!rows.some((row) => row.id === id)) throw new Refusal('not-found', 'There is nothing here.');
      const who = { by: memberId, device: deviceId, subject: id };
      await noteAct(runIn(trx), workspaceId, { at: now(), action: 'export', ...who, detail: {} });
      return { sidestage: 'person', at: now(), id, records: rows };
    });
    c.header('content-disposition', 'attachment; filename="sidestage-person.json"');
    return c.json(person);
  });
  return app;
}

/**
 * Pages of records in the order of seq, each in a transaction of its own, so that a slow reader holds nothing open. A record
 * that is changed meanwhile moves to the end and comes again: the later one counts. How many came stands in the last line.
 */
async function* exportLines(
  db: Database,
  { workspaceId }: Caller,
  start: z.infer<typeof ExportStart>,
): AsyncGenerator<string> {
  let head = `${JSON.stringify(start)}\n`;
  let [after, count, isLast] = [0, 0, false];
  while (!isLast) {
    const from = after;
    const { rows } = await inWorkspace(db, workspaceId, (trx) =>
      sql<{ kind: string; id: string; seq: number; data: string }>`
        select kind, id, seq, data::text as data from sidestage.records
        where workspace_id = ${workspaceId}::uuid and seq > ${from} and not deleted
        order by seq limit ${PAGE}`.execute(trx),
    );
    count += rows.length;
    after = rows.at(-1)?.seq ?? after;
    isLast = rows.length < PAGE;
    const lines = rows.map(({ kind, id, data }) => `{"kind":"${kind}","id":"${id}","data":${data}}\n`);
    yield head + lines.join('');
    head = '';
  }
  const end: z.infer<typeof ExportEnd> = { end: true, count };
  yield `${JSON.stringify(end)}\n`;
}
