import { Hono } from 'hono';
import { z } from '../../lib/model/zod';
import { missingMigrations } from '../db/migrate';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import type { RouteDoc } from '../openapi/route-doc';

const isOk = z.strictObject({ ok: z.literal(true) });

/** What is said of them in the API's document. */
export const healthDocs: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the process runs',
    about: 'Asks nobody else: where it fails, start the process again.',
    who: 'anybody',
    answer: { about: 'It runs.', schema: isOk },
  },
  {
    method: 'get',
    path: '/readyz',
    summary: 'Whether it takes requests',
    about:
      'The database answers and has every migration, and the server was not asked to stop: else 503, for a balancer.',
    who: 'anybody',
    answer: { about: 'It does.', schema: isOk },
  },
];

/**
 * GET /healthz: the process runs. GET /readyz: it takes requests, its database answers and has every migration; 503
 * otherwise, so that a balancer asks another server.
 */
export function healthRoutes({ db, isStopping }: Services): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    if (isStopping()) throw new Refusal('unavailable', 'This server is being stopped.');
    if ((await missingMigrations(db)) > 0) {
      throw new Refusal('unavailable', 'The database is not prepared for this version of the server.');
    }
    return c.json({ ok: true });
  });
  return app;
}
