import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { limitOf } from './limits/limit-of';
import { errorFields } from './log';
import { observed, requestIdOf } from './observe';
import { DeviceRevoked, errorReply, nothingHere, refusalOf, STATUS, TooManyRequests } from './refusal';
import { ROUTE_DOCS } from './openapi/route-docs';
import { boardRoute } from './routes/board';
import { deviceRoutes } from './routes/devices';
import { docsRoutes } from './routes/docs';
import { exportRoutes } from './routes/export';
import { healthRoutes } from './routes/health';
import { inviteRoutes } from './routes/invites';
import { joinPage } from './routes/join-page';
import { joinRoute } from './routes/join';
import { keepingRoutes } from './routes/keeping';
import { liveRoute } from './routes/live';
import { memberRoutes } from './routes/members';
import { metricsRoute } from './routes/metrics';
import { peopleRoute } from './routes/people';
import { pullRoute } from './routes/pull';
import { pushRoute } from './routes/push';
import { sampleRoute } from './routes/sample';
import { snapshotRoute } from './routes/snapshot';
import { teamRoutes } from './routes/team';
import { valueFitRoute } from './routes/value-fit';
import type { Services } from './services';

const EXTENSION = /^(?:chrome|moz)-extension:\/\/[a-z0-9-]+$/i;
/** How long a client waits before it asks a database again that was away, in seconds. */
const RETRY_AFTER = '2';

/**
 * The whole server as a function from requests to answers. `pages` are further routes, such as the demo's.
 *
 * @example
 * const app = createApp(services);
 * const answer = await app.request('/healthz');
 */
export function createApp(services: Services, pages?: Hono): Hono {
  const app = new Hono();
  const { limiter } = services;
  app.use(observed(services));
  app.use(async (c, next) => {
    await next();
    // Hono answers HEAD as GET without the body, which nobody would ever read or end.
    if (c.req.method === 'HEAD') await c.res.body?.cancel();
    c.header('x-content-type-options', 'nosniff');
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  app.use(
    '/v1/*',
    cors({
      origin: (origin) => (EXTENSION.test(origin) ? origin : null),
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Authorization', 'Content-Type'],
      exposeHeaders: ['Retry-After', 'X-Request-Id', 'WWW-Authenticate'],
      maxAge: 7200,
    }),
  );
  if (limiter !== undefined) {
    app.use('/v1/*', async (c, next) => {
      const name = c.req.method === 'OPTIONS' ? null : limitOf(c.req.path);
      if (name !== null) limiter.spend(name, c.req.raw);
      await next();
    });
  }
  for (const routes of [
    pushRoute,
    pullRoute,
    snapshotRoute,
    liveRoute,
    peopleRoute,
    joinRoute,
    sampleRoute,
    valueFitRoute,
    boardRoute,
    keepingRoutes,
    exportRoutes,
    teamRoutes,
    inviteRoutes,
    memberRoutes,
    deviceRoutes,
    healthRoutes,
    metricsRoute,
  ]) {
    app.route('/', routes(services));
  }
  app.route('/', joinPage());
  app.route('/', docsRoutes(ROUTE_DOCS));
  if (pages !== undefined) app.route('/', pages);
  app.notFound((c) => c.json(errorReply(nothingHere()), STATUS['not-found']));
  app.onError((error, c) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'internal')
      services.log('A request failed.', { id: requestIdOf(c.req.raw), ...errorFields(error) });
    if (refusal.code === 'unavailable') c.header('retry-after', RETRY_AFTER);
    if (refusal instanceof TooManyRequests) c.header('retry-after', String(refusal.seconds));
    // RFC 6750, section 3. In a header, since a client of the version before reads no other error code than it knows.
    if (refusal instanceof DeviceRevoked)
      c.header('www-authenticate', 'Bearer error="invalid_token", error_description="revoked"');
    else if (refusal.code === 'not-signed-in') c.header('www-authenticate', 'Bearer');
    return c.json(errorReply(refusal), STATUS[refusal.code]);
  });
  return app;
}
