import { PROTOCOL_VERSION, Row, SnapshotEnd, SnapshotMark, SnapshotStart } from '../model/wire';
import type { SyncStore } from '../store/store';
import { workBehind, type Behind } from './behind';
import { SyncFailure } from './failure';
import { linesOf } from './lines';
import { notReached, send, unreadable, type Server, type Wire } from './request';
import { withIdleLimit } from './idle-limit';

/** The first batch is small, so that the first people are there at once. */
const FIRST_BATCH = 100;
const BATCH = 2000;

/**
 * Fetches everything, batch by batch, while it streams in. One that was cut off goes on behind its last mark, unless
 * `anew`.
 * @throws SyncFailure, of kind `epoch` when the server was restored from a backup since it was last seen;
 *   `cursor-too-old` when what came before the cut does not count any more: begin anew
 */
export async function fetchSnapshot(
  wire: Wire,
  store: SyncStore,
  server: Server,
  signal: AbortSignal | undefined,
  anew = false,
): Promise<void> {
  const position = await store.position();
  const { epoch, scope } = position;
  const resume = anew ? null : position.resume;
  const idle = withIdleLimit(wire.timeoutMs, signal);
  // A batch is written while the next is read: the writing is most of the time.
  const writing = workBehind();
  try {
    const query = new URLSearchParams({
      v: String(PROTOCOL_VERSION),
      ...(scope !== null && { scope }),
      ...(resume !== null && { after: resume.mark, cursor: String(resume.cursor) }),
      ...(resume !== null && epoch !== null && { epoch }),
    });
    const response = await send(wire, server, { path: `/v1/sync/snapshot?${query}`, signal: idle.signal });
    if (response.body === null) throw unreadable(server);
    const values = valuesOf(server, response.body, idle.alive);
    const start = SnapshotStart.safeParse((await values.next()).value);
    if (!start.success) throw unreadable(server, start.error);
    if (epoch !== null && epoch !== start.data.epoch)
      throw new SyncFailure('epoch', 'The server was restored.');
    if (resume === null) await store.beginSnapshot(start.data.epoch, start.data.cursor, start.data.scope);
    else if (start.data.cursor !== resume.cursor) throw unreadable(server);
    await applyRows(writing, store, server, values, idle.alive);
    await store.endSnapshot();
  } finally {
    await writing.settle();
    idle.end();
  }
}

async function applyRows(
  writing: Behind,
  store: SyncStore,
  server: Server,
  values: AsyncGenerator,
  alive: () => void,
): Promise<void> {
  let batch: Row[] = [];
  let count = 0;
  const flush = async (mark?: string) => {
    const rows = batch;
    batch = [];
    if (rows.length > 0 || mark !== undefined) await writing.next(() => store.applySnapshot(rows, mark));
    alive(); // our own writing is no silence of the server
  };
  for await (const value of values) {
    if (!isRow(value)) {
      const end = SnapshotEnd.safeParse(value);
      if (end.success && end.data.count === count) {
        await flush();
        return writing.end();
      }
      const mark = SnapshotMark.safeParse(value);
      if (!mark.success) throw unreadable(server, mark.error);
      await flush(mark.data.mark);
      continue;
    }
    const row = Row.safeParse(value);
    if (!row.success) throw unreadable(server, row.error);
    // A batch ends with its mark where there is one, so that both are written at once.
    if (batch.length >= (count <= FIRST_BATCH ? FIRST_BATCH : BATCH)) await flush();
    batch.push(row.data);
    count += 1;
  }
  throw notReached(server, new Error('The snapshot broke off.'));
}

/** Most lines are rows: they are not tried as anything else. */
function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value;
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
