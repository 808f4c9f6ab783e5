import { BEFORE_ALL } from '../db/in-workspace';
import { sql } from '../db/kysely';
import { runIn } from '../db/records';
import type { WorkspaceTransaction } from '../db/tables';
import { findAround } from '../people/statements';

/** Somebody of whom nothing was recorded for long, and when something last was, in milliseconds. */
export interface Silent {
  id: string;
  name: string | null;
  at: number;
}

/** A moment so many months before another, in milliseconds; by the calendar, in UTC. */
export function monthsBefore(now: number, months: number): number {
  const day = new Date(now);
  const wanted = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - months);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(wanted, last));
  return day.getTime();
}

interface Which {
  /** Nothing was recorded from then on. */
  before: number;
  ids: readonly string[] | null;
  after: string;
  limit: number;
}

/**
 * People of whom nothing was recorded since: they were not added, edited, spoken with, scored or moved, ordered nothing,
 * and nothing is due; a subscription counts until its period ends. By id.
 */
async function silentPeople(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { before, ids, after, limit }: Which,
): Promise<Silent[]> {
  const { rows } = await sql<Silent>`
    select c.id, c.data ->> 'name' as name, greatest((c.data ->> 'createdAt')::bigint,
      (select max((f.data ->> 'at')::bigint) from sidestage.records f where f.workspace_id = ${workspaceId}::uuid
        and f.contact_id = c.id and f.kind <> 'contact' and not f.deleted)) as at
    from sidestage.records c
    where c.workspace_id = ${workspaceId}::uuid and c.kind = 'contact' and not c.deleted and c.id > ${after}::uuid
      and (${ids === null} or c.id = any(${ids === null ? [] : [...ids]}::uuid[]))
      and (c.data ->> 'createdAt')::bigint < ${before}
      and not exists (select from jsonb_each(coalesce(c.clocks, '{}')) as clock
        where (clock.value ->> 0)::numeric >= ${before})
      and not exists (select from sidestage.records f where f.workspace_id = ${workspaceId}::uuid
        and f.contact_id = c.id and f.kind <> 'contact' and not f.deleted
        and greatest((f.data ->> 'at')::bigint + coalesce((f.data ->> 'periodMonths')::bigint, 0) * 2629800000,
          (f.data ->> 'dueAt')::bigint) >= ${before})
    order by c.id limit ${limit}
  `.execute(trx);
  return rows;
}

/**
 * One batch of them, by id from `after` on, and where the next begins; null at the end. Of people who were merged nobody
 * is silent as long as one of them is not.
 */
export async function silentBatch(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { before, after = BEFORE_ALL, limit }: { before: number; after?: string; limit: number },
): Promise<{ people: Silent[]; next: string | null }> {
  const page = await silentPeople(trx, workspaceId, { before, ids: null, after, limit });
  const next = page.length < limit ? null : (page.at(-1)?.id ?? null);
  return { people: await withoutMerged(trx, workspaceId, page, before), next };
}

/** Which of these people are silent still: looked at again behind the lock of their records. */
export async function stillSilent(
  trx: WorkspaceTransaction,
  workspaceId: string,
  ids: readonly string[],
  before: number,
): Promise<string[]> {
  await sql`select 1 from sidestage.records where workspace_id = ${workspaceId}::uuid and id = any(${[...ids]}::uuid[])
    order by id for update`.execute(trx);
  const which = { before, ids, after: BEFORE_ALL, limit: ids.length };
  const people = await withoutMerged(trx, workspaceId, await silentPeople(trx, workspaceId, which), before);
  return people.map(({ id }) => id);
}

async function withoutMerged(
  trx: WorkspaceTransaction,
  workspaceId: string,
  page: Silent[],
  before: number,
): Promise<Silent[]> {
  if (page.length === 0) return [];
  const known = new Set(page.map(({ id }) => id));
  const around = await findAround(runIn(trx), workspaceId, [...known]);
  const others = around.map(({ id }) => id).filter((id) => !known.has(id));
  if (others.length === 0) return page;
  const which = { before, ids: others, after: BEFORE_ALL, limit: others.length };
  const quiet = new Set((await silentPeople(trx, workspaceId, which)).map(({ id }) => id));
  const heard = new Set(others.filter((id) => !quiet.has(id)));
  for (let grown = true; grown;) {
    grown = false;
    for (const { id, mergedInto } of around) {
      if (mergedInto === null || heard.has(id) === heard.has(mergedInto)) continue;
      heard.add(id).add(mergedInto);
      grown = true;
    }
  }
  return page.filter(({ id }) => !heard.has(id));
}
