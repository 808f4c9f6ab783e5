import { Hono } from 'hono';
import { can } from '../../lib/rules/can';
import { inWorkspace } from '../db/in-workspace';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { callerOf, tokenOf } from '../sign-in';

/**
 * Fit of the value model: GET /v1/value/fit says where it stands, POST begins one, POST /v1/value/fit/cancel ends it. For
 * whoever may edit the model; what is found comes with the next pull.
 */
export function valueFitRoute({ db, fitting }: Services): Hono {
  const app = new Hono();
  const mayFit = async (request: Request): Promise<string> => {
    const token = tokenOf(request);
    const caller = await inWorkspace(db, token.workspaceId, (trx) => callerOf(trx, token));
    if (!can(caller.roles, 'edit-model')) {
      throw new Refusal('forbidden', 'Only a lead can have the value model fitted.');
    }
    return token.workspaceId;
  };
  app.get('/v1/value/fit', async (c) => c.json(fitting.state(await mayFit(c.req.raw))));
  app.post('/v1/value/fit', async (c) => c.json(fitting.start(await mayFit(c.req.raw))));
  app.post('/v1/value/fit/cancel', async (c) => c.json(fitting.cancel(await mayFit(c.req.raw))));
  return app;
}
