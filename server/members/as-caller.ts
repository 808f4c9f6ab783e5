import type { AuditAction } from '../../lib/model/team-wire';
import { noteAct, type Act } from '../audit/note-act';
import { inWorkspace } from '../db/in-workspace';
import { runIn } from '../db/records';
import type { WorkspaceTransaction } from '../db/tables';
import type { Services } from '../services';
import { callerOf, tokenOf, type Caller } from '../sign-in';

/** What an act works with: its transaction, who asks, the server's clock, and how it is noted (last of all). */
export interface Asked {
  trx: WorkspaceTransaction;
  caller: Caller;
  now: number;
  note: (action: AuditAction, subject: string | null, detail?: Act['detail']) => Promise<void>;
}

/**
 * Runs what a signed-in device asks for in one transaction, with the rights it has at that moment.
 * @throws Refusal, of the sign-in or of the work; nothing is stored then.
 */
export async function asCaller<T>(
  { db, now }: Pick<Services, 'db' | 'now'>,
  request: Request,
  work: (asked: Asked) => Promise<T>,
): Promise<T> {
  const token = tokenOf(request);
  return inWorkspace(db, token.workspaceId, async (trx) => {
    const caller = await callerOf(trx, token);
    const at = now();
    const who = { by: caller.memberId, device: caller.deviceId };
    return work({
      trx,
      caller,
      now: at,
      note: (action, subject, detail = {}) =>
        noteAct(runIn(trx), caller.workspaceId, { at, action, ...who, subject, detail }),
    });
  });
}
