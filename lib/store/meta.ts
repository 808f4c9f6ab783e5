import type { SidestageDatabase } from './database';
import type { MetaByKey, MetaRow, Position } from './meta-rows';

/** What lies under a key, or undefined. */
export async function getMeta<K extends keyof MetaByKey>(
  db: SidestageDatabase,
  key: K,
): Promise<MetaByKey[K] | undefined> {
  const row = (await db.meta.get(key)) as { key: K; value: MetaByKey[K] } | undefined;
  return row?.value;
}

/** Puts a value under a key; part of the caller's transaction. */
export async function putMeta<K extends keyof MetaByKey>(
  db: SidestageDatabase,
  key: K,
  value: MetaByKey[K],
): Promise<void> {
  await db.meta.put({ key, value } as MetaRow);
}

/** This device's position; a new client id where there is none yet. Part of the caller's transaction. */
export async function positionOf(db: SidestageDatabase, newId: () => string): Promise<Position> {
  const known = await getMeta(db, 'position');
  if (known !== undefined) return known;
  const start = { cursor: 0, lastMid: 0, settledMid: 0, worked: 0, workedAt: 0 };
  const fresh = { clientId: newId(), epoch: null, ...start };
  await putMeta(db, 'position', fresh);
  return fresh;
}
