import { PROTOCOL_VERSION, Row, SnapshotEnd, SnapshotStart } from '../model/wire';
import type { SyncStore } from '../store/store';
import { SyncFailure } from './failure';
import { linesOf } from './lines';
import { notReached, send, unreadable, type Server, type Wire } from './request';
import { withIdleLimit } from './idle-limit';

/** The first batch is small, so that the first people are there at once. */
const FIRST_BATCH = 100;
const BATCH = 1000;

/**
 * Fetches everything, batch by batch, while it streams in. One that is cut off is begun again the next time.
 * @throws SyncFailure, of kind `epoch` when the server was restored from a backup since it was last seen
 */
export async function fetchSnapshot(
  wire: Wire,
  store: SyncStore,
  server: Server,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { epoch } = await store.position();
  const idle = withIdleLimit(wire.timeoutMs, signal);
  try {
    const path = `/v1/sync/snapshot?v=${PROTOCOL_VERSION}`;
    const response = await send(wire, server, { path, signal: idle.signal });
    if (response.body === null) throw unreadable(server);
    const values = valuesOf(server, response.body, idle.alive);
    const start = SnapshotStart.safeParse((await values.next()).value);
    if (!start.success) throw unreadable(server, start.error);
    if (epoch !== null && epoch !== start.data.epoch)
      throw new SyncFailure('epoch', 'The server was restored.');
    await store.beginSnapshot(start.data.epoch, start.data.cursor);
    await applyRows(store, server, values, idle.alive);
    await store.endSnapshot();
  } finally {
    idle.end();
  }
}

async function applyRows(
  store: SyncStore,
  server: Server,
  values: AsyncGenerator,
  alive: () => void,
): Promise<void> {
  let batch: Row[] = [];
  let count = 0;
  for await (const value of values) {
    const end = SnapshotEnd.safeParse(value);
    if (end.success) {
      if (end.data.count !== count) throw unreadable(server);
      if (batch.length > 0) await store.applySnapshot(batch);
      return;
    }
    const row = Row.safeParse(value);
    if (!row.success) throw unreadable(server, row.error);
    batch.push(row.data);
    count += 1;
    if (batch.length < (count <= FIRST_BATCH ? FIRST_BATCH : BATCH)) continue;
    await store.applySnapshot(batch);
    alive(); // our own writing is no silence of the server
    batch = [];
  }
  throw notReached(server, new Error('The snapshot broke off.'));
}

async function* valuesOf(
  server: Server,
  body: ReadableStream<Uint8Array>,
  alive: () => void,
): AsyncGenerator {
  const lines = linesOf(body);
  for (;;) {
    const next = await lines.next().catch((error: unknown) => {
      throw notReached(server, error);
    });
    if (next.done === true) return;
    alive();
    let value: unknown;
    try {
      value = JSON.parse(next.value);
    } catch (error) {
      throw unreadable(server, error);
    }
    yield value;
  }
}
