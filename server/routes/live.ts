import { Hono } from 'hono';
import { LiveHint } from '../../lib/model/wire';
import type { z } from '../../lib/model/zod';
import { inWorkspace } from '../db/in-workspace';
import type { Live } from '../live';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { callerOf, tokenOf, type Caller } from '../sign-in';
import { shareOf, Turns } from '../turns';
import type { RouteDoc } from '../openapi/route-doc';

const HEARTBEAT_MS = 20_000;
/**
 * After a restart every device opens its stream at once: they stand in line for some of the connections to the database,
 * since each would otherwise wait for one of all, and those that wait too long there are refused.
 */
const OPENING = { inLine: 5000, patienceMs: 8000 };

/** What is said of it in the API's document. */
export const liveDoc: RouteDoc = {
  method: 'get',
  path: '/v1/sync/live',
  summary: 'Hear that something changed',
  about:
    'Server-sent events, each with one LiveHint: there is something to pull up to this seq. The first says where the workspace stands; one may be lost, so pull now and then as well.',
  who: 'device',
  answer: { about: 'A stream that stays open.', type: 'text/event-stream', schema: LiveHint },
};

/** GET /v1/sync/live: server-sent events, each `{"seq":n}`: there is something to pull. */
export function liveRoute({ db, live, isStopping }: Services): Hono {
  const app = new Hono();
  const opening = new Turns({ ...OPENING, atOnce: shareOf(db.pool) });
  app.get('/v1/sync/live', async (c) => {
    const token = tokenOf(c.req.raw);
    const caller = await opening.take(() =>
      inWorkspace(db, token.workspaceId, (trx) => callerOf(trx, token)),
    );
    // Nothing would end it: the others were ended already.
    if (isStopping()) throw new Refusal('unavailable', 'The server is being restarted: try again.');
    return c.body(eventStream(live, caller), 200, {
      'content-type': 'text/event-stream',
      'x-accel-buffering': 'no', // a proxy must not gather events
    });
  });
  return app;
}

/** A device that reads slowly is not sent more and more: what waits is one event with the newest seq. */
function eventStream(live: Live, { workspaceId, seq }: Caller): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  let waiting: number | null = seq;
  const send = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (waiting === null || (controller.desiredSize ?? 0) <= 0) return;
    const hint: z.infer<typeof LiveHint> = { seq: waiting };
    waiting = null;
    controller.enqueue(encoder.encode(`data: ${JSON.stringify(hint)}\n\n`));
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const heartbeat = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': here\n\n'));
      }, HEARTBEAT_MS);
      const unlisten = live.listen(workspaceId, seq, {
        hint(next) {
          waiting = next;
          send(controller);
        },
        end() {
          stop();
          controller.close();
        },
      });
      stop = () => {
        clearInterval(heartbeat);
        unlisten();
      };
      send(controller);
    },
    pull: send,
    cancel: () => stop(),
  });
}
