import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { hashSecret } from '../token';
import type { RouteDoc } from '../openapi/route-doc';

/** What is said of it in the API's document. */
export const metricsDoc: RouteDoc = {
  method: 'get',
  path: '/metrics',
  summary: 'Figures for Prometheus',
  about: 'What this process did and how it is; nothing of people or workspaces. Not there without the token.',
  who: 'operator',
  answer: { about: 'Text format 0.0.4.', type: 'text/plain' },
  errors: ['not-found'],
};

/**
 * GET /metrics: figures for Prometheus, for whoever has the operator's token. Without one the route is not there: an
 * address tells nothing behind a balancer, where everybody comes from loopback.
 */
export function metricsRoute({ metrics, metricsToken, ...measured }: Services): Hono {
  const app = new Hono();
  app.get('/metrics', (c) => {
    const given = /^bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const isKnown = metricsToken !== null && timingSafeEqual(hashSecret(given), hashSecret(metricsToken));
    if (!isKnown) throw new Refusal('not-found', 'There is nothing here.');
    return c.body(metrics.text(measured), 200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    });
  });
  return app;
}
