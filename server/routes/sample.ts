import { sql } from '../db/kysely';
import { Hono } from 'hono';
import { z } from '../../lib/model/zod';
import type { Workspace } from '../../lib/model/workspace';
import { EmptyRequest } from '../../lib/model/team-wire';
import { can } from '../../lib/rules/can';
import { parseRequest, readJson } from '../body';
import { editedWorkspace } from '../db/edit-workspace';
import { putRecords, takeSeq } from '../db/records';
import type { RecordsTable, WorkspaceTransaction } from '../db/tables';
import { Refusal } from '../refusal';
import { asCaller } from '../members/as-caller';
import { sampleTiers } from '../sample/rewarding';
import { DEMO_DOMAIN } from '../sample/install-sample';
import type { Services } from '../services';
import type { RouteDoc } from '../openapi/route-doc';

/** What is said of it in the API's document. */
export const sampleDoc: RouteDoc = {
  method: 'post',
  path: '/v1/sample/remove',
  summary: 'Remove the sample team',
  about:
    'Ends the people of the sample with all that is known of them, and its invented members. For leads and admins.',
  who: 'device',
  answer: {
    about: 'How many records ended, and where the workspace stands.',
    schema: z.strictObject({ removed: z.int().min(0), seq: z.int().min(0) }),
  },
  errors: ['forbidden'],
};

/** POST /v1/sample/remove: ends the sample team's people with all that is known of them, and its invented members. */
export function sampleRoute(services: Services): Hono {
  const app = new Hono();
  app.post('/v1/sample/remove', async (c) => {
    parseRequest(EmptyRequest, (await readJson(c.req.raw)).value);
    const { removed, seq, workspaceId } = await asCaller(services, c.req.raw, async (asked) => {
      const { trx, caller, now, note } = asked;
      if (!can(caller.roles, 'edit-team')) {
        throw new Refusal('forbidden', 'Only a lead or an admin can remove the sample.');
      }
      const gone = await sampleRecords(trx, caller.workspaceId);
      const settings = await editedWorkspace(trx, caller.workspaceId, now, withoutSample);
      const last = await takeSeq(trx, caller.workspaceId, gone.length + 1);
      const first = last - gone.length;
      const ended = gone.map(({ kind, id, contact_id: contactId }) => {
        return { kind, id, contactId, deleted: true, owner: null, data: null, clocks: null };
      });
      await putRecords(trx, caller.workspaceId, first, [settings, ...ended]);
      await note('remove-sample', null, { records: gone.length });
      return { removed: gone.length, seq: last, workspaceId: caller.workspaceId };
    });
    services.live.changed(workspaceId, seq);
    return c.json({ removed, seq });
  });
  return app;
}

type Gone = Pick<RecordsTable, 'kind' | 'id' | 'contact_id'>;

/** Locks the people first, by id as everywhere: whoever adds to what is known of them waits or is too late. */
async function sampleRecords(trx: WorkspaceTransaction, workspaceId: string): Promise<Gone[]> {
  const people = await sql<{ id: string }>`
    select id from sidestage.records
    where workspace_id = ${workspaceId}::uuid and kind = 'contact' and data #>> '{source,channel}' = 'sample'
    order by id for update
  `.execute(trx);
  const ids = people.rows.map(({ id }) => id);
  const { rows } = await sql<Gone>`
    select kind, id, contact_id from sidestage.records
    where workspace_id = ${workspaceId}::uuid and not deleted and (contact_id = any(${ids}::uuid[])
      or (kind = 'member' and id not in (
        select member_id from sidestage.members where workspace_id = ${workspaceId}::uuid)))
    order by id for update
  `.execute(trx);
  return rows;
}

/** The settings without what is the sample's: tiers that somebody made their own stay. */
function withoutSample({ ownAddresses, tiers }: Workspace): Partial<Workspace> {
  const isOwn = JSON.stringify(tiers.map(({ id }) => id)) !== JSON.stringify(sampleTiers.map(({ id }) => id));
  return {
    sample: false,
    ownAddresses: ownAddresses.filter((address) => address !== DEMO_DOMAIN),
    ...(isOwn ? {} : { tiers: [] }),
  };
}
