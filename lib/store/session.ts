import { writing, type StoreContext } from './context';
import { StoreUnsentError } from './errors';
import { getMeta, putMeta } from './meta';
import { entriesOf } from './outbox-entries';
import { renumber } from './renumber';
import type { DeviceSettings, Session } from './store';
import { wouldBeLost } from './would-be-lost';

/** What a device has before anybody changed it. */
export const DEVICE_DEFAULTS: DeviceSettings = { own: [], theme: 'system', welcomed: false };

/**
 * Signs in. What was done before anybody signed in goes to the team, but for the settings of a team of one's own. The
 * same member of the same workspace (a new token after the old one ended) keeps everything. Anybody
 * else begins with nothing of the one before: unsent changes are never sent as another's, and never dropped unasked.
 * @throws StoreUnsentError when changes of the one before are not sent: they sign in again, or sign out to drop them
 */
export async function signIn(context: StoreContext, session: Session): Promise<void> {
  const { db } = context;
  await writing(context, async () => {
    const before = await getMeta(db, 'session');
    if (before !== undefined && !isSameMember(before, session)) {
      const position = await getMeta(db, 'position');
      const unsent = position === undefined ? 0 : position.lastMid - position.settledMid;
      if (unsent > 0) throw new StoreUnsentError(unsent, before.member.name);
      const { own: _own, ...kept } = (await getMeta(db, 'device')) ?? DEVICE_DEFAULTS;
      await eraseRows(context);
      await putMeta(db, 'device', { ...DEVICE_DEFAULTS, ...kept });
    }
    if (before === undefined) await dropOwnTeam(context, session.workspace.id);
    await putMeta(db, 'session', session);
    await db.meta.bulkDelete(['lost', 'sync', 'ended']);
  });
}

/** Erases everything on this device. What was not sent is gone: the caller has asked. */
export async function signOut(context: StoreContext): Promise<void> {
  await writing(context, () => eraseRows(context));
  context.mark(null);
  context.erased();
}

/**
 * Ends a session that the server ended: erases everything but what its user had not sent, which stays until they have seen
 * it. Nothing where the token is another by now. `now` by this device's clock.
 */
export async function endSession(context: StoreContext, token: string, now: number): Promise<void> {
  const { db } = context;
  const isEnded = await writing(context, async () => {
    const session = await getMeta(db, 'session');
    if (session?.token !== token) return false;
    const ended = { team: session.workspace.name, at: now, unsent: await wouldBeLost(db) };
    await eraseRows(context);
    await putMeta(db, 'ended', ended);
    return true;
  });
  if (!isEnded) return;
  context.mark(null);
  context.erased();
}

/** Puts another token in the place of one. False where that is not the session's any longer. */
export async function keepToken(
  context: StoreContext,
  how: { before: string; token: string; now: number },
): Promise<boolean> {
  return writing(context, async () => {
    const session = await getMeta(context.db, 'session');
    if (session?.token !== how.before) return false;
    await putMeta(context.db, 'session', { ...session, token: how.token, tokenAt: how.now });
    return true;
  });
}

/** Drops the settings that somebody made who worked alone until now; part of the caller's transaction. */
async function dropOwnTeam(context: StoreContext, workspaceId: string): Promise<void> {
  const { db } = context;
  const own = (await db.workspaces.toCollection().primaryKeys()).filter((id) => id !== workspaceId);
  if (own.length === 0) return;
  await db.workspaces.bulkDelete(own);
  await db.shadows.bulkDelete(own);
  await db.outbox.where('recordId').anyOf(own).delete();
  // Nobody has seen these numbers yet, and they must have no gaps.
  await renumber(context, await entriesOf(db, 'pending').toArray(), {});
}

/** Empties every table, but for what names the database itself; part of the caller's transaction. */
async function eraseRows({ db, dropped }: StoreContext): Promise<void> {
  dropped.clear();
  const schema = await getMeta(db, 'schema');
  const database = await getMeta(db, 'database');
  await Promise.all(db.tables.map((table) => table.clear()));
  if (schema !== undefined) await putMeta(db, 'schema', schema);
  if (database !== undefined) await putMeta(db, 'database', database);
}

function isSameMember(a: Session, b: Session): boolean {
  return a.workspace.id === b.workspace.id && a.member.id === b.member.id;
}
