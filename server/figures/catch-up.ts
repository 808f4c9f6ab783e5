import type { Workspace } from '../../lib/model/workspace';
import { readingOf, type Reading } from '../../lib/rules/metrics/reading';
import type { Database } from '../db/connect';
import { BEFORE_ALL, inWorkspace } from '../db/in-workspace';
import { sql } from '../db/kysely';
import { currentSeq, runIn } from '../db/records';
import type { WorkspaceTransaction } from '../db/tables';
import { countPeople } from './count-people';

/** So many people are counted in one transaction, and so many changes are looked at. */
const PEOPLE = 1000;
const CHANGES = 2000;
/** Where a team's figures stand after a step; `walked`: everybody up to this id, null: everybody. */
export interface CaughtUp {
  done: boolean;
  walked: string | null;
}

interface State {
  seq: number;
  walked: string | null;
  signature: string;
}

/**
 * One step towards figures of today, as one transaction: whoever changed since they were last brought up is counted again,
 * by the order of the team's changes; or, where everybody is to be counted, some more people. Steps of several servers wait
 * for each other at the team's row. MT4
 */
export function catchUp(db: Database, workspaceId: string): Promise<CaughtUp> {
  return inWorkspace(db, workspaceId, async (trx) => {
    const reading = await readingIn(trx, workspaceId);
    if (reading === null) return { done: true, walked: null };
    const state = await stateOf(trx, workspaceId, reading);
    return state.walked === null
      ? follow(trx, workspaceId, state, reading)
      : walk(trx, workspaceId, { ...state, walked: state.walked }, reading);
  });
}

/**
 * Brings a team's figures up to date where it has any. So whoever was erased goes from them also where nobody opens the
 * board any more.
 */
export async function keepFigures(db: Database, workspaceId: string): Promise<void> {
  const { rows } = await inWorkspace(db, workspaceId, (trx) =>
    sql`select 1 from sidestage.figure_states where workspace_id = ${workspaceId}::uuid`.execute(trx),
  );
  if (rows.length === 0) return;
  while (!(await catchUp(db, workspaceId)).done);
}

/** How the team's people are counted by its settings of now; null where it has none. */
async function readingIn(trx: WorkspaceTransaction, workspaceId: string): Promise<Reading | null> {
  const { rows } = await sql<{ data: Workspace }>`
    select data from sidestage.records
    where workspace_id = ${workspaceId}::uuid and id = ${workspaceId}::uuid and not deleted`.execute(trx);
  const [row] = rows;
  return row === undefined ? null : readingOf(row.data);
}

/** The team's state, locked; a new walk where it was counted in another way, or changes are gone by now. */
async function stateOf(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { signature }: Reading,
): Promise<State> {
  const seq = await currentSeq(trx, workspaceId);
  await sql`
    insert into sidestage.figure_states (workspace_id, seq, walked, signature)
    values (${workspaceId}::uuid, ${seq}, ${BEFORE_ALL}::uuid, ${signature}) on conflict do nothing`.execute(
    trx,
  );
  const { rows } = await sql<State & { purged: number }>`
    select s.seq, s.walked, s.signature, w.purged_seq as purged
    from sidestage.figure_states s join sidestage.workspaces w on w.workspace_id = s.workspace_id
    where s.workspace_id = ${workspaceId}::uuid for update of s`.execute(trx);
  const [state] = rows;
  if (state?.signature === signature && state.seq >= state.purged) return state;
  return { seq, walked: BEFORE_ALL, signature };
}

async function keep(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { seq, walked, signature }: State,
): Promise<CaughtUp> {
  await sql`
    update sidestage.figure_states set seq = ${seq}, walked = ${walked}::uuid, signature = ${signature}
    where workspace_id = ${workspaceId}::uuid`.execute(trx);
  return { done: false, walked };
}

async function follow(
  trx: WorkspaceTransaction,
  workspaceId: string,
  state: State,
  reading: Reading,
): Promise<CaughtUp> {
  const { rows } = await sql<{ seq: number; contact_id: string | null }>`
    select seq, contact_id from sidestage.records
    where workspace_id = ${workspaceId}::uuid and seq > ${state.seq} order by seq limit ${CHANGES}`.execute(
    trx,
  );
  const last = rows.at(-1);
  if (last === undefined) return { done: true, walked: null };
  const ids = [...new Set(rows.flatMap(({ contact_id: id }) => id ?? []))];
  await countPeople(runIn(trx), workspaceId, ids, reading);
  await keep(trx, workspaceId, { ...state, seq: last.seq });
  return { done: rows.length < CHANGES, walked: null };
}

async function walk(
  trx: WorkspaceTransaction,
  workspaceId: string,
  state: State & { walked: string },
  reading: Reading,
): Promise<CaughtUp> {
  // Whoever was counted and is not there any more is among them, to be taken out.
  const { rows } = await sql<{ id: string }>`
    select id from sidestage.records
    where workspace_id = ${workspaceId}::uuid and id > ${state.walked}::uuid and kind = 'contact' and not deleted
    union
    select contact_id from sidestage.figured
    where workspace_id = ${workspaceId}::uuid and contact_id > ${state.walked}::uuid
    order by 1 limit ${PEOPLE}`.execute(trx);
  await countPeople(
    runIn(trx),
    workspaceId,
    rows.map(({ id }) => id),
    reading,
  );
  const isEnd = rows.length < PEOPLE;
  return keep(trx, workspaceId, { ...state, walked: isEnd ? null : (rows.at(-1)?.id ?? null) });
}
