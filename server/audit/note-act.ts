import { createHash } from 'node:crypto';
import type { AuditAction, AuditEntry } from '../../lib/model/team-wire';
import type { Run, Statement } from '../db/pipeline';
import { canonicalJson } from './canonical-json';

/** An act as it is noted; its number is its place in the team's chain. */
export type Act = Omit<AuditEntry, 'n' | 'action'> & { action: AuditAction };

// The hash of an entry is over the hash before, its number and its text, so none can be changed, left out or put in
// between. Computed by the database, whose row is locked by it: nothing is asked first.
const MOVE_HEAD: Statement = {
  name: 'audit-move-head',
  text: `insert into sidestage.audit_heads as head (workspace_id, n, hash)
    values ($1::uuid, 1, sha256(int8send(1) || $2::bytea))
    on conflict (workspace_id) do update
      set n = head.n + 1, hash = sha256(head.hash || int8send(head.n + 1) || $2::bytea)`,
};
const ADD_ENTRY: Statement = {
  name: 'audit-add-entry',
  text: `insert into sidestage.audit (workspace_id, n, entry, hash)
    select workspace_id, n, $2, hash from sidestage.audit_heads where workspace_id = $1::uuid`,
};

/**
 * Notes an act in the transaction that does it. It locks the end of the team's chain until the commit, and nothing may be
 * locked after it: note last.
 */
export async function noteAct(run: Run, workspaceId: string, act: Act): Promise<void> {
  const entry = canonicalJson(act);
  await Promise.all([run(MOVE_HEAD, [workspaceId, digest(entry)]), run(ADD_ENTRY, [workspaceId, entry])]);
}

/** The hash of an entry's text. */
export function digest(entry: string): Buffer {
  return createHash('sha256').update(entry).digest();
}

/** The hash of an entry from the hash before it (none before the first), its number and its text. */
export function chained(before: Buffer, n: number, entry: string): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigInt64BE(BigInt(n));
  return createHash('sha256').update(before).update(number).update(digest(entry)).digest();
}
