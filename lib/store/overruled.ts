import { writing, type StoreContext } from './context';
import type { OutboxEntry, SidestageDatabase } from './database';
import { getMeta, putMeta } from './meta';
import { KEPT_MS } from './outbox';
import { isSameJson } from '../model/same-json';
import type { Overruled, OverruledField } from './store';

const FIELDS: readonly OverruledField[] = ['model', 'playbook', 'tiers', 'markets'];

/**
 * What this device saved of the team's settings in the last 7 days, where another edit has replaced it since. What is not
 * confirmed yet is shown as it was saved and so is not among it; nor what was refused, which is told elsewhere.
 */
export async function overruled(db: SidestageDatabase, now: number): Promise<Overruled[]> {
  const workspace = await db.workspaces.toCollection().first();
  if (workspace === undefined) return [];
  const settled = (await getMeta(db, 'overruled')) ?? {};
  const saved = await lastSaved(db, workspace.id);
  return FIELDS.flatMap((field) => {
    const entry = saved.get(field);
    if (entry === undefined || entry.at < now - KEPT_MS || entry.n <= (settled[field] ?? 0)) return [];
    const pair = { mine: savedField(entry, field), theirs: workspace[field] };
    return pair.mine === undefined || isSameJson(pair.mine, pair.theirs)
      ? []
      : [{ field, ...pair } as Overruled];
  });
}

/** The user has seen it: nothing is told of this field until this device saves it again. */
export async function settleOverruled(context: StoreContext, field: OverruledField): Promise<void> {
  const { db } = context;
  await writing(context, async () => {
    const workspace = await db.workspaces.toCollection().first();
    const entry = workspace === undefined ? undefined : (await lastSaved(db, workspace.id)).get(field);
    if (entry === undefined) return;
    await putMeta(db, 'overruled', { ...(await getMeta(db, 'overruled')), [field]: entry.n });
  });
}

/** The last mutation of this device that sets each field. */
async function lastSaved(
  db: SidestageDatabase,
  workspaceId: string,
): Promise<Map<OverruledField, OutboxEntry>> {
  const entries = await db.outbox.where('recordId').equals(workspaceId).sortBy('n');
  const last = new Map<OverruledField, OutboxEntry>();
  for (const entry of entries) {
    if (entry.state === 'rejected') continue;
    for (const field of FIELDS) if (savedField(entry, field) !== undefined) last.set(field, entry);
  }
  return last;
}

function savedField({ mutation }: OutboxEntry, field: OverruledField): unknown {
  return mutation.op === 'patch' && mutation.kind === 'workspace' ? mutation.fields[field] : undefined;
}
