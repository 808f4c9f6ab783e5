import { Hono } from 'hono';
import { PushReply, PushRequest } from '../../lib/model/wire';
import { readJson } from '../body';
import { push } from '../push/push';
import { readPush } from '../push/read-push';
import type { Services } from '../services';
import { tokenOf } from '../sign-in';
import type { RouteDoc } from '../openapi/route-doc';

/** What is said of it in the API's document. */
export const pushDoc: RouteDoc = {
  method: 'post',
  path: '/v1/sync/push',
  summary: 'Send what was done',
  about:
    'Applies mutations in order, each once: one whose `uuid` is known is acknowledged again without effect. One that can never succeed is rejected by itself and the others go on.',
  who: 'device',
  body: PushRequest,
  answer: { about: 'All of them are stored, or rejected for good.', schema: PushReply },
  errors: ['gap', 'cloned', 'epoch'],
};

/** POST /v1/sync/push: what a device did, in order; each mutation has its effect once. */
export function pushRoute({ db, live, now, metrics }: Services): Hono {
  const app = new Hono();
  app.post('/v1/sync/push', async (c) => {
    const token = tokenOf(c.req.raw);
    const request = readPush(await readJson(c.req.raw));
    const { changed, ...reply } = await push(db, token, request, now());
    metrics.mutations.add([], request.queue.length);
    for (const { code } of reply.rejected) metrics.rejected.add([code]);
    if (changed) live.changed(token.workspaceId, reply.seq);
    return c.json(reply satisfies PushReply);
  });
  return app;
}
