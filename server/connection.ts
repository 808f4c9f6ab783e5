import type { Context } from 'hono';

/** What the connection's own server hands on beside a request; nothing of it where there is no connection, as in tests. */
interface Connection {
  incoming?: { socket?: { remoteAddress?: string } };
  outgoing?: { destroy: () => unknown };
}

/** The connection that a request came on. */
export function connectionOf(c: Context): Connection {
  return (c.env as Connection | undefined) ?? {};
}
