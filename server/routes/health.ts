import { sql } from 'kysely';
import { Hono } from 'hono';
import type { Services } from '../services';

/** GET /healthz: the process runs. GET /readyz: it reaches its database, so requests can be served. */
export function healthRoutes({ db }: Services): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      await sql`select 1`.execute(db.queries);
      return c.json({ ok: true });
    });
}
