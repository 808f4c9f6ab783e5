import { randomUUID } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Services } from './services';
import { parseDeviceToken } from './token';

const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']);
/** Asked every few seconds by a balancer or a monitor: their good answers are not worth a line. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);
const ids = new WeakMap<Request, string>();

/** The id of a request that is being answered, as in its log line and in the header `x-request-id` of its answer. */
export function requestIdOf(request: Request): string {
  return ids.get(request) ?? '';
}

/** The pattern of the route that answers, such as `/v1/sync/pull`, never the path that was asked for. */
function routeOf(c: Context): string {
  if (c.req.method === 'OPTIONS') return 'preflight';
  return matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'none';
}

/**
 * Counts, times and logs each request: id, method, route pattern, status, milliseconds to the head of the answer, and
 * the workspace. Not the path, the query, the token or anything of a body.
 */
export function observed({ log, metrics, isStopping }: Services): MiddlewareHandler {
  return async (c, next) => {
    const id = randomUUID();
    ids.set(c.req.raw, id);
    const began = performance.now();
    await next();
    c.header('x-request-id', id);
    // A balancer sends the next request on this connection to another server then.
    if (isStopping()) c.header('connection', 'close');
    const ms = performance.now() - began;
    const { status } = c.res;
    const [method, route] = [METHODS.has(c.req.method) ? c.req.method : 'other', routeOf(c)];
    metrics.requests.add([method, route, String(status)]);
    metrics.durations.observe([method, route], ms / 1000);
    if (QUIET.has(route) && status < 400) return;
    const token = status === 401 ? null : parseDeviceToken((c.req.header('authorization') ?? '').slice(7));
    log('request', {
      level: status >= 500 ? 'error' : 'info',
      id,
      method,
      route,
      status,
      ms: Math.round(ms * 10) / 10,
      workspace: token?.workspaceId ?? null,
    });
  };
}
