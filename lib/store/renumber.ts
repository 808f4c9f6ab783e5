import { writing, type StoreContext } from './context';
import type { OutboxEntry } from './database';
import { writeAcks } from './acks';
import { partsOfAll } from './bulk';
import { heldPosition, takePosition } from './lease';
import { putMeta } from './meta';
import { KEPT_MS } from './outbox';
import { entriesOf } from './outbox-entries';
import { addShadows } from './overlay';

/**
 * Makes this device another client to the server: a new client id, and everything pending is numbered from 1. Their
 * UUIDs stay, so what the server has after all is not done twice; facts keep the device and number they were made
 * with, as the server may have them already.
 */
export async function newClientId(context: StoreContext): Promise<void> {
  await writing(context, async () => {
    await writeAcks(context.db, await heldPosition(context));
    await renumber(context, await entriesOf(context.db, 'pending').toArray(), {});
  });
}

/**
 * The server was restored from a backup: everything it acknowledged in the last 7 days is pending again. As the
 * backup may lie before the oldest of them, and numbers must have no gaps, they are numbered anew under a new client
 * id. The caller pushes them and fetches a snapshot then.
 */
export async function resendAfterRestore(context: StoreContext): Promise<void> {
  const { db } = context;
  await writing(context, async () => {
    const { worked } = await writeAcks(db, await heldPosition(context));
    const isRecent = (entry: OutboxEntry) => (entry.ackedAt ?? 0) >= worked - KEPT_MS;
    const sent = await entriesOf(db, 'sent').toArray();
    const again = [...sent, ...(await entriesOf(db, 'done').toArray()).filter(isRecent)];
    const mutations = again.map(({ mutation }) => mutation);
    await addShadows(db, await partsOfAll(db, mutations));
    const pending = await entriesOf(db, 'pending').toArray();
    await renumber(context, [...again, ...pending], { epoch: null, cursor: 0, snapshot: null });
  });
}

/** Numbers entries from 1, in the order they were made, as a new client; part of the caller's transaction. */
export async function renumber(
  context: StoreContext,
  entries: OutboxEntry[],
  server: { epoch?: null; cursor?: number; snapshot?: null },
): Promise<void> {
  const { db } = context;
  const before = await takePosition(context);
  const ordered = entries.sort((a, b) => a.n - b.n);
  await db.outbox.bulkPut(
    ordered.map((entry, index): OutboxEntry => {
      const { seq: _seq, ...rest } = entry;
      return { ...rest, state: 'pending', mutation: { ...entry.mutation, mid: index + 1 } };
    }),
  );
  const clientId = context.newId();
  const position = { ...before, ...server, clientId, lastMid: ordered.length, settledMid: 0 };
  await putMeta(db, 'position', position);
  context.lease = clientId;
  context.mark(position);
}
