import { sql } from '../db/kysely';
import { Hono } from 'hono';
import type { Services } from '../services';

/** GET /healthz: the process runs. GET /readyz: it reaches its database, so requests can be served. */
export function healthRoutes({ db }: Services): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    await sql`select 1`.execute(db.queries);
    return c.json({ ok: true });
  });
  return app;
}
