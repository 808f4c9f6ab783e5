import type { Keeping, KeepingAnswer } from '../../lib/panel/keeping';
import type { OpenStore } from '../../lib/store/open';
import type { KeepingRequests } from '../../lib/sync/keeping';
import { pageWire, serverOf } from './page-wire';

/** What a team keeps, asked of its server. */
export function keeping(store: OpenStore): Keeping {
  const asked = async <T>(what: (requests: KeepingRequests) => Promise<T>): Promise<KeepingAnswer<T>> => {
    const session = await store.session();
    if (session === null) return { ok: false, message: 'Sign in first: this is about a team.' };
    const { keepingRequests } = await import('../../lib/sync/keeping');
    try {
      return { ok: true, value: await what(keepingRequests(pageWire, serverOf(session))) };
    } catch (error) {
      // The failures of a request are sentences for the user.
      return { ok: false, message: error instanceof Error ? error.message : 'That did not work. Try again.' };
    }
  };
  return {
    state: () => asked((requests) => requests.state()),
    silent: (months) => asked((requests) => requests.silent(months)),
    keepFor: (months) => asked((requests) => requests.keepFor(months)),
    close: (name) => asked((requests) => requests.close(name)),
    takeBack: () => asked((requests) => requests.takeBack()),
    lift: (address) => asked((requests) => requests.lift(address)),
    exportAll: (onProgress, signal) => asked((requests) => requests.exportAll(onProgress, signal)),
  };
}
