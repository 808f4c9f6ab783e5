import { Hono, type Context } from 'hono';
import {
  CloseRequest,
  CLOSING_MS,
  LiftRequest,
  RetentionRequest,
  SilentRequest,
  type KeepingState,
  type LiftReply,
  type SilentReply,
} from '../../lib/model/keeping';
import type { z } from '../../lib/model/zod';
import { can, type Action } from '../../lib/rules/can';
import { noteAct, type Act } from '../audit/note-act';
import { parseRequest, readJson } from '../body';
import { inWorkspace } from '../db/in-workspace';
import type { WorkspaceTransaction } from '../db/tables';
import { setDuty } from '../erase/duties';
import { erasedHash } from '../erase/erased-names';
import { monthsBefore, silentBatch, type Silent } from '../erase/silent-people';
import { lookupText } from '../people/person-keys';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { callerOf, tokenOf, type Caller } from '../sign-in';
import { runIn } from '../db/records';

/** Counting who would be erased ends at so many: it is to be seen, not to be exact. */
const MOST_COUNTED = 10_000;
const SOME = 20;

/**
 * What a team keeps: GET /v1/keeping; POST /v1/keeping/retention, /silent (who would be erased, nobody is), /close and
 * /keep (the end of the team and its taking back); POST /v1/erased/lift lets somebody be added again.
 */
export function keepingRoutes({ db, now }: Services): Hono {
  const app = new Hono();
  const work = async <T>(
    c: Context,
    action: Action,
    done: (trx: WorkspaceTransaction, caller: Caller) => Promise<T>,
  ): Promise<T> => {
    const token = tokenOf(c.req.raw);
    return inWorkspace(db, token.workspaceId, async (trx) => {
      const caller = await callerOf(trx, token);
      if (!can(caller.roles, action)) {
        throw new Refusal('forbidden', `Only ${WHO[action] ?? 'others'} can do that.`);
      }
      return done(trx, caller);
    });
  };
  /** Notes what was set, last of all in its transaction. */
  const noted = async <T>(
    trx: WorkspaceTransaction,
    { workspaceId, memberId: by, deviceId: device }: Caller,
    detail: Act['detail'],
    result: T,
  ): Promise<T> => {
    const act = { at: now(), action: 'settings' as const, by, device, subject: null, detail };
    await noteAct(runIn(trx), workspaceId, act);
    return result;
  };
  const body = async <S extends z.ZodType>(c: Context, schema: S): Promise<z.infer<S>> =>
    parseRequest(schema, (await readJson(c.req.raw)).value);

  app.get('/v1/keeping', async (c) =>
    c.json(await work(c, 'keep-team', (trx, { workspaceId }) => stateOf(trx, workspaceId))),
  );
  app.post('/v1/keeping/retention', async (c) => {
    const { months } = await body(c, RetentionRequest);
    return c.json(
      await work(c, 'keep-team', async (trx, caller) => {
        const state = await change(trx, caller.workspaceId, { retention_months: months, retained_at: null });
        return noted(trx, caller, { fields: ['months people are kept'], months: months ?? 'no end' }, state);
      }),
    );
  });
  app.post('/v1/keeping/silent', async (c) => {
    const { months } = await body(c, SilentRequest);
    return c.json(
      await work(c, 'keep-team', (trx, caller) => countSilent(trx, caller, monthsBefore(now(), months))),
    );
  });
  app.post('/v1/keeping/close', async (c) => {
    const { name } = await body(c, CloseRequest);
    return c.json(
      await work(c, 'keep-team', async (trx, caller) => {
        const { workspaceId } = caller;
        const team = await trx
          .selectFrom('workspaces')
          .select(['name', 'closing_at'])
          .where('workspace_id', '=', workspaceId)
          .executeTakeFirstOrThrow();
        if (team.name.trim() !== name.trim())
          throw new Refusal('bad-request', 'This is not the name of the team: nothing is erased.');
        const at = team.closing_at ?? new Date(now() + CLOSING_MS);
        const state = await change(trx, workspaceId, { closing_at: at });
        return noted(trx, caller, { fields: ['the end of the team'], at: at.getTime() }, state);
      }),
    );
  });
  app.post('/v1/keeping/keep', async (c) =>
    c.json(
      await work(c, 'keep-team', async (trx, caller) => {
        const state = await change(trx, caller.workspaceId, { closing_at: null });
        return noted(trx, caller, { fields: ['the end of the team, taken back'] }, state);
      }),
    ),
  );
  app.post('/v1/erased/lift', async (c) => {
    const { address } = await body(c, LiftRequest);
    const at = await work(c, 'lift-erasure', async (trx, caller) => {
      const lifted = await lift(trx, caller, address);
      return lifted === null ? null : noted(trx, caller, { fields: ['an erasure, lifted'] }, lifted);
    });
    return c.json({ at } satisfies z.infer<typeof LiftReply>);
  });
  return app;
}

const WHO: Partial<Record<Action, string>> = {
  'keep-team': 'an admin',
  'lift-erasure': 'a lead or an admin',
};

async function stateOf(trx: WorkspaceTransaction, workspaceId: string): Promise<KeepingState> {
  const row = await trx
    .selectFrom('workspaces')
    .select(['retention_months', 'closing_at'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow();
  return { months: row.retention_months, closingAt: row.closing_at?.getTime() ?? null };
}

async function change(
  trx: WorkspaceTransaction,
  workspaceId: string,
  fields: { retention_months?: number | null; retained_at?: null; closing_at?: Date | null },
): Promise<KeepingState> {
  await trx.updateTable('workspaces').set(fields).where('workspace_id', '=', workspaceId).execute();
  const state = await stateOf(trx, workspaceId);
  await setDuty(trx, workspaceId, state.months !== null || state.closingAt !== null);
  return state;
}

async function countSilent(
  trx: WorkspaceTransaction,
  { workspaceId, roles }: Caller,
  before: number,
): Promise<SilentReply> {
  const some: Silent[] = [];
  let people = 0;
  let next: string | null = null;
  do {
    const range = { before, limit: 1000, ...(next === null ? {} : { after: next }) };
    const batch = await silentBatch(trx, workspaceId, range);
    people += batch.people.length;
    some.push(...batch.people.slice(0, SOME - some.length));
    next = batch.next;
  } while (next !== null && people < MOST_COUNTED);
  const seesNames = can(roles, 'see-people');
  return {
    people,
    atLeast: next !== null,
    some: some.map(({ name, at }) => ({ name: seesNames ? name : null, at })),
  };
}

async function lift(
  trx: WorkspaceTransaction,
  { workspaceId, eraseKey }: Caller,
  address: string,
): Promise<number | null> {
  const name = lookupText({ address });
  if (name === null) throw new Refusal('bad-request', 'address: must be an e-mail address.');
  if (eraseKey === null) return null;
  const row = await trx
    .deleteFrom('erased')
    .where('workspace_id', '=', workspaceId)
    .where('hash', '=', erasedHash(eraseKey, name))
    .returning('erased_at')
    .executeTakeFirst();
  return row?.erased_at.getTime() ?? null;
}
