import { v5 } from 'uuid';
import type { Member, Workspace } from '../../lib/model/workspace';
import type { Database } from '../db/connect';
import { inWorkspace } from '../db/in-workspace';
import { putRecords, storedRecord, takeSeq, type RecordToWrite } from '../db/records';
import type { WorkspaceTransaction } from '../db/tables';
import { sampleTiers } from './rewarding';
import { sampleTeam, type SampleTeam } from './sample-team';

/** Domain of the demo CRM's users: with the sample the team owns it, so that its people are not taken for customers. */
export const DEMO_DOMAIN = 'northwind.example';

/** Invented colleagues, so that not everybody belongs to one person; they cannot sign in. */
function colleagues(workspaceId: string): Member[] {
  return ['Marcus', 'Bea'].map((name) => ({
    id: v5(`sample/member/${name}`, workspaceId),
    name,
    roles: ['rep'],
  }));
}

function recordsOf(team: SampleTeam): RecordToWrite[] {
  return [
    ...team.contacts.map((data) => ({ kind: 'contact', data }) as const),
    ...team.stageChanges.map((data) => ({ kind: 'stage-change', data }) as const),
    ...team.interactions.map((data) => ({ kind: 'interaction', data }) as const),
    ...team.orders.map((data) => ({ kind: 'order', data }) as const),
    ...team.responses.map((data) => ({ kind: 'survey-response', data }) as const),
    ...team.outcomes.map((data) => ({ kind: 'action-outcome', data }) as const),
    ...team.rewards.map((data) => ({ kind: 'reward', data }) as const),
  ];
}

/** Whether the team never had anybody: not even people who were removed, such as an earlier sample. */
async function isFresh(trx: WorkspaceTransaction, workspaceId: string): Promise<boolean> {
  const { purged_seq: purged } = await trx
    .selectFrom('workspaces')
    .select('purged_seq')
    .where('workspace_id', '=', workspaceId)
    .forUpdate() // Of two servers that start at once, the second waits here and then finds the people.
    .executeTakeFirstOrThrow();
  const person = await trx
    .selectFrom('records')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('kind', '=', 'contact')
    .limit(1)
    .executeTakeFirst();
  return purged === 0 && person === undefined;
}

/**
 * Puts the sample team into a workspace, in one transaction, and marks the workspace as a sample. It does nothing, and
 * answers false, where there are people already or have ever been: so it can be called at every start, and a sample
 * that was removed stays away. The workspace's members and two invented colleagues look after the people, the first to
 * join has the heroes: call it when the first member has joined. `now` is in milliseconds.
 * @throws the database's error, such as when there is no such workspace.
 */
export async function installSample(
  db: Database,
  { workspaceId, now }: { workspaceId: string; now: number },
): Promise<boolean> {
  return inWorkspace(db, workspaceId, async (trx) => {
    if (!(await isFresh(trx, workspaceId))) return false;
    const rows = await trx
      .selectFrom('records')
      .select(['kind', 'id', 'data', 'clocks'])
      .where('workspace_id', '=', workspaceId)
      .where('kind', 'in', ['member', 'workspace'])
      .where('deleted', '=', false)
      .orderBy('seq')
      .execute();
    const settings = rows.find((row) => row.kind === 'workspace');
    const invented = colleagues(workspaceId);
    const members = [...rows.filter((row) => row.kind === 'member'), ...invented];
    const records = [
      ...invented.map((data) => ({ kind: 'member', data }) as const),
      ...recordsOf(sampleTeam({ workspaceId, members, now })),
    ].map(storedRecord);
    if (settings?.data) {
      const workspace = settings.data as Workspace; // as the server wrote it
      const ownAddresses = [...new Set([...workspace.ownAddresses, DEMO_DOMAIN])];
      const tiers = workspace.tiers.length === 0 ? [...sampleTiers] : workspace.tiers;
      const data: Workspace = { ...workspace, sample: true, ownAddresses, tiers };
      records.push({ ...storedRecord({ kind: 'workspace', data }), clocks: settings.clocks });
    }
    const last = await takeSeq(trx, workspaceId, records.length);
    await putRecords(trx, workspaceId, last - records.length + 1, records);
    return true;
  });
}
