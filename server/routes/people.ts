import { Hono } from 'hono';
import { FetchRequest, LookupRequest, PeopleReply, PROTOCOL_VERSION } from '../../lib/model/wire';
import { can } from '../../lib/rules/can';
import { parseRequest, readJson } from '../body';
import { inWorkspace, isUuid } from '../db/in-workspace';
import type { WorkspaceTransaction } from '../db/tables';
import type { RouteDoc } from '../openapi/route-doc';
import { Refusal } from '../refusal';
import { findByKeys, wholePeople } from '../scope/whole-people';
import type { Services } from '../services';
import { callerOf, requireEpoch, tokenOf, type Caller } from '../sign-in';

/** What is said of them in the API's document. */
export const peopleDocs: readonly RouteDoc[] = [
  {
    method: 'post',
    path: '/v1/people/fetch',
    summary: 'Fetch people by id',
    about:
      'Everything known of them that the member may read; from then on the device is sent them by itself.',
    who: 'device',
    body: FetchRequest,
    answer: { about: 'Whole people; `rest` names those to ask for again.', schema: PeopleReply },
    errors: ['forbidden', 'epoch'],
  },
  {
    method: 'post',
    path: '/v1/people/lookup',
    summary: 'Look people up',
    about: 'The same by address or by the record of another program.',
    who: 'device',
    body: LookupRequest,
    answer: { about: 'Whole people; `rest` names those to ask for again.', schema: PeopleReply },
    errors: ['forbidden', 'epoch'],
  },
];

/**
 * POST /v1/people/fetch: people by id; POST /v1/people/lookup: by address or record of another program. Both answer with
 * everything known of them that the member may read, and send them to the device from then on.
 */
export function peopleRoute({ db, now }: Services): Hono {
  const app = new Hono();
  const answer = async (
    request: Request,
    epoch: string | null,
    find: (trx: WorkspaceTransaction, caller: Caller) => Promise<string[]>,
  ): Promise<Response> => {
    const token = tokenOf(request);
    const text = await inWorkspace(db, token.workspaceId, async (trx) => {
      const caller = await callerOf(trx, token);
      requireEpoch(caller, epoch);
      if (!can(caller.roles, 'see-people'))
        throw new Refusal('forbidden', 'Your role does not see the team’s people.');
      const ids = await find(trx, caller);
      const { rows, gone, rest } = await wholePeople(trx, caller, ids, now());
      const head = `"v":${PROTOCOL_VERSION},"epoch":${JSON.stringify(caller.epoch)},"seq":${caller.seq}`;
      return `{${head},"rows":[${rows.join()}],"gone":${JSON.stringify(gone)},"rest":${JSON.stringify(rest)}}`;
    });
    return new Response(text, { headers: { 'content-type': 'application/json' } });
  };
  app.post('/v1/people/fetch', async (c) => {
    tokenOf(c.req.raw);
    const { ids, epoch } = parseRequest(FetchRequest, (await readJson(c.req.raw)).value);
    if (!ids.every(isUuid)) throw new Refusal('bad-request', 'ids: must be in lower case.');
    return answer(c.req.raw, epoch, () => Promise.resolve([...new Set(ids)]));
  });
  app.post('/v1/people/lookup', async (c) => {
    tokenOf(c.req.raw);
    const { keys, epoch } = parseRequest(LookupRequest, (await readJson(c.req.raw)).value);
    return answer(c.req.raw, epoch, (trx, caller) => findByKeys(trx, caller, keys));
  });
  return app;
}
