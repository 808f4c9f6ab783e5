import { Hono } from 'hono';
import { missingMigrations } from '../db/migrate';
import { Refusal } from '../refusal';
import type { Services } from '../services';

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
