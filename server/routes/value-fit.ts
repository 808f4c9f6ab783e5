import { Hono } from 'hono';
import { FitState } from '../../lib/model/fit-state';
import { can } from '../../lib/rules/can';
import { inWorkspace } from '../db/in-workspace';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { callerOf, tokenOf } from '../sign-in';
import type { RouteDoc } from '../openapi/route-doc';

const fit = (rest: Pick<RouteDoc, 'method' | 'path' | 'summary' | 'about'>): RouteDoc => {
  const answer = { about: 'Where the fit stands.', schema: FitState };
  return { ...rest, who: 'device', answer, errors: ['forbidden', 'too-many-requests'] };
};

/** What is said of them in the API's document. */
export const valueFitDocs: readonly RouteDoc[] = [
  fit({
    method: 'get',
    path: '/v1/value/fit',
    summary: 'Where a fit stands',
    about:
      'How far the fit of the value model is, or how the last one ended since the server started. For leads.',
  }),
  fit({
    method: 'post',
    path: '/v1/value/fit',
    summary: 'Fit the value model',
    about:
      'Begins a fit to all orders of the team, unless one is running; what it finds comes with the next pull. For leads.',
  }),
  fit({
    method: 'post',
    path: '/v1/value/fit/cancel',
    summary: 'End a fit',
    about: 'Ends a fit that is running; what was there before stays. For leads.',
  }),
];

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
