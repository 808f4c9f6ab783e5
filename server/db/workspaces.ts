import { randomUUID } from 'node:crypto';
import { sql } from './kysely';
import { defaultModel } from '../../lib/model/presets';
import type { Workspace } from '../../lib/model/workspace';
import type { Database } from './connect';
import { inWorkspace } from './in-workspace';
import { joinTurns } from '../value/fit-turns';
import { FIRST_ROLES, insertInvite } from './invites';
import { putRecords, storedRecord, takeSeq } from './records';
import type { WorkspaceTransaction } from './tables';

/** The settings a new team begins with. */
export function newWorkspace(id: string, name: string): Workspace {
  return {
    id,
    name,
    model: defaultModel,
    currency: 'EUR',
    value: {
      margin: null,
      monthlyDiscount: 0.01,
      horizonMonths: 12,
      monthlyChurn: null,
      acquisitionCost: null,
    },
    valueMore: { costOfService: null, relationshipYears: null, since: {} },
    playbook: [],
    survey: { defaultKind: 'nps', coolDownDays: 180 },
    ownAddresses: [],
    sample: false,
    tiers: [],
    markets: [],
    mainMarket: '',
    fits: [],
    rates: [],
  };
}

/** Makes a team with its settings record and returns its id. `now` is in milliseconds. */
export async function createWorkspace(db: Database, name: string, now: number): Promise<string> {
  const id = randomUUID();
  await inWorkspace(db, id, (trx) => insertWorkspace(trx, id, name, now));
  return id;
}

async function insertWorkspace(
  trx: WorkspaceTransaction,
  id: string,
  name: string,
  now: number,
): Promise<void> {
  await trx
    .insertInto('workspaces')
    .values({ workspace_id: id, name, seq: 0, epoch: randomUUID(), created_at: new Date(now) })
    .execute();
  await joinTurns(trx, id);
  const seq = await takeSeq(trx, id, 1);
  await putRecords(trx, id, seq, [storedRecord({ kind: 'workspace', data: newWorkspace(id, name) })]);
}

/**
 * The team this server made at its first start, and as long as nobody has joined it the invite for the first person, who
 * gets every right. Several servers may start at once: one makes the team, and each has a link of its own, all of which
 * end with the first that is used.
 */
export async function firstWorkspace(
  db: Database,
  now: number,
): Promise<{ workspaceId: string; invite: string | null }> {
  const fresh = randomUUID();
  const mine = await inWorkspace(db, fresh, async (trx) => {
    const made = await sql`
      insert into sidestage_meta.first_workspace (one, workspace_id) values (true, ${fresh}) on conflict do nothing
      returning workspace_id
    `.execute(trx);
    if (made.rows.length === 1) await insertWorkspace(trx, fresh, 'My team', now);
    const { rows } = await sql<{ workspace_id: string }>`
      select workspace_id from sidestage_meta.first_workspace
    `.execute(trx);
    return rows[0]?.workspace_id ?? fresh;
  });
  const invite = await inWorkspace(db, mine, async (trx) => {
    const there = await sql`select 1 from sidestage.workspaces where workspace_id = ${mine}::uuid`.execute(
      trx,
    );
    if (there.rows.length === 0) await insertWorkspace(trx, mine, 'My team', now); // the team was erased
    const member = await trx
      .selectFrom('members')
      .select('member_id')
      .where('workspace_id', '=', mine)
      .limit(1)
      .executeTakeFirst();
    if (member !== undefined) return null;
    return (await insertInvite(trx, mine, { roles: FIRST_ROLES }, now)).token;
  });
  return { workspaceId: mine, invite };
}
