import { randomBytes } from 'node:crypto';
import type { Run, Statement } from '../db/pipeline';
import { contactNames, erasedHash, idName, type FoundBy } from '../erase/erased-names';
import type { Queued } from './read-push';

/** When somebody with one of these names was erased, in milliseconds; by the names that a push would bring back. */
export type Erased = ReadonlyMap<string, number>;

/** The names by which the people whom a push adds or gives addresses could have been erased. */
export function namesOf(queue: readonly Queued[]): string[] {
  const names = queue.flatMap(({ mutation }) =>
    mutation?.op === 'patch' && mutation.kind === 'contact'
      ? [idName(mutation.recordId), ...contactNames(mutation.fields)]
      : [],
  );
  return [...new Set(names)];
}

/**
 * When somebody was erased who would come back with these fields, in milliseconds; null where nobody would. What the
 * person is known by already (`known`) brings nobody back.
 */
export function erasedAt(fields: FoundBy, erased: Erased, known: readonly string[]): number | null {
  if (erased.size === 0) return null;
  const days = contactNames(fields).flatMap((name) => (known.includes(name) ? [] : (erased.get(name) ?? [])));
  return days.length === 0 ? null : Math.max(...days);
}

const FIND: Statement = {
  name: 'push-find-erased',
  text: `select hash, erased_at from sidestage.erased where workspace_id = $1::uuid and hash = any($2::bytea[])`,
};

/** Which of these names are of somebody who was erased. */
export async function findErased(
  run: Run,
  workspaceId: string,
  key: Buffer,
  names: readonly string[],
): Promise<Erased> {
  const byHash = new Map(names.map((name) => [erasedHash(key, name).toString('hex'), name]));
  const hashes = [...byHash.keys()].map((hash) => Buffer.from(hash, 'hex'));
  const rows = await run<{ hash: Buffer; erased_at: Date }>(FIND, [workspaceId, hashes]);
  return new Map(
    rows.map((row) => [byHash.get(row.hash.toString('hex')) ?? '', row.erased_at.getTime()] as const),
  );
}

const TAKE_KEY: Statement = {
  name: 'push-take-erase-key',
  text: `update sidestage.workspaces set erase_key = coalesce(erase_key, $2) where workspace_id = $1::uuid
    returning erase_key`,
};

/** The team's key, made when it is first needed; locks the workspace. */
export async function takeEraseKey(run: Run, workspaceId: string): Promise<Buffer> {
  const [row] = await run<{ erase_key: Buffer }>(TAKE_KEY, [workspaceId, randomBytes(32)]);
  if (row === undefined) throw new Error('There is no such workspace.');
  return row.erase_key;
}

const REMEMBER: Statement = {
  name: 'push-remember-erased',
  text: `insert into sidestage.erased (workspace_id, hash, erased_at)
    select $1::uuid, hash, $3 from unnest($2::bytea[]) as hash on conflict do nothing`,
};

/** Keeps hashes of names; `now` in milliseconds. */
export function rememberNames(
  run: Run,
  workspaceId: string,
  { key, names, now }: { key: Buffer; names: readonly string[]; now: number },
): Promise<object[]> {
  const hashes = [...new Set(names)].map((name) => erasedHash(key, name));
  return run(REMEMBER, [workspaceId, hashes, new Date(now)]);
}
