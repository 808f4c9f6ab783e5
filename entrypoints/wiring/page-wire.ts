import type { Session } from '../../lib/store/store';
import type { Server, Wire } from '../../lib/sync/request';

/** What a page's own requests to the team's server are made with; an answer may take 10 s. */
export const pageWire: Wire = {
  // Called as a function of its own: a browser refuses to fetch with another `this`.
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  timeoutMs: 10_000,
};

/** The server of a session, asked as its device. */
export function serverOf({ server, token }: Session): Server {
  return { origin: server, token };
}
