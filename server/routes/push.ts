import { Hono } from 'hono';
import { PUSH_LIMIT, PushEnvelope, type PushReply } from '../../lib/model/wire';
import { parseRequest, readJson } from '../body';
import { push } from '../push/push';
import { mayHoldOddText, readMutation } from '../push/read-mutation';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { tokenOf } from '../sign-in';

/** POST /v1/sync/push: what a device did, in order; each mutation has its effect once. */
export function pushRoute({ db, live, now }: Services): Hono {
  return new Hono().post('/v1/sync/push', async (c) => {
    const token = tokenOf(c.req.raw);
    const { text, value } = await readJson(c.req.raw);
    if (countMutations(value) > PUSH_LIMIT) {
      throw new Refusal('too-large', `Send at most ${PUSH_LIMIT} mutations at a time.`);
    }
    const { clientId, epoch, now: clientNow, mutations } = parseRequest(PushEnvelope, value);
    const isOdd = mayHoldOddText(text);
    if (isOdd && /[\0\p{Surrogate}]/u.test(clientId))
      throw new Refusal('bad-request', 'clientId: not a text.');
    const queue = mutations.map((raw) => ({
      mid: raw.mid,
      uuid: raw.uuid.toLowerCase(),
      mutation: readMutation(raw, isOdd),
    }));
    const { changed, ...reply } = await push(db, token, { clientId, epoch, now: clientNow, queue }, now());
    if (changed) live.changed(token.workspaceId, reply.seq);
    return c.json(reply satisfies PushReply);
  });
}

function countMutations(value: unknown): number {
  if (typeof value !== 'object' || value === null || !('mutations' in value)) return 0;
  return Array.isArray(value.mutations) ? value.mutations.length : 0;
}
