import { PULL_LIMIT, PROTOCOL_VERSION, PullReply } from '../model/wire';
import type { SyncStore } from '../store/store';
import { SyncFailure } from './failure';
import { ask, unreadable, type Server, type Wire } from './request';

/**
 * Fetches what changed since the cursor, page by page, until there is no more.
 * @throws SyncFailure, of kind `epoch` when the server was restored, `cursor-too-old` when only a snapshot helps: the device was
 *   away too long, or is sent other people from now on
 */
export async function pullAll(
  wire: Wire,
  store: SyncStore,
  server: Server,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (;;) {
    const { epoch, cursor, scope } = await store.position();
    const query = new URLSearchParams({
      v: String(PROTOCOL_VERSION),
      ...(epoch !== null && { epoch }),
      cursor: String(cursor),
      limit: String(PULL_LIMIT),
      ...(scope !== null && { scope }),
    });
    const page = await ask(wire, server, { path: `/v1/sync/pull?${query}`, signal }, PullReply);
    if (epoch !== null && page.epoch !== epoch) throw new SyncFailure('epoch', 'The server was restored.');
    if (page.cursor < cursor || (page.cursor === cursor && !page.done)) throw unreadable(server);
    if (!(await store.applyPull(page))) {
      throw new SyncFailure('cursor-too-old', 'The roles of this member were changed.');
    }
    if (page.done) return;
  }
}
