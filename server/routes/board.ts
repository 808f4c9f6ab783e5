import { Hono } from 'hono';
import { TeamFigures } from '../../lib/model/team-figures';
import { z } from '../../lib/model/zod';
import { can } from '../../lib/rules/can';
import { queryNumber } from '../body';
import { inWorkspace, isUuid } from '../db/in-workspace';
import { sql } from '../db/kysely';
import { TeamFiguring } from '../figures/figuring';
import { readMonths, readReferred, withoutOrders } from '../figures/read-figures';
import type { RouteDoc } from '../openapi/route-doc';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { callerOf, tokenOf } from '../sign-in';

const Asked = z.object({
  from: z.int().describe('The first month, counted from January 1970.'),
  to: z.int().describe('The last month; it is in it.'),
  owner: z.string().optional().describe('Of the people of this member, or of `nobody`.'),
});

/** What is said of it in the API's document. */
export const boardDoc: RouteDoc = {
  method: 'get',
  path: '/v1/board/figures',
  summary: 'The figures of the team',
  about:
    'What all people add up to, month by month: Amounts that are told by orders are left out for roles that do not see them.',
  who: 'device',
  query: Asked,
  answer: { about: 'Amounts by month, market and key.', schema: TeamFigures },
  errors: ['forbidden', 'bad-request'],
};

/** Of the last moment that there can be. */
const LAST_MONTH = 10_000_000;
/** So long an answer waits for figures of today; what is not counted by then is counted behind it. */
const WAIT_MS = 2000;

/** GET /v1/board/figures: what all people of the team add up to, also for a device that holds some of them only. */
export function boardRoute(services: Services): Hono {
  const app = new Hono();
  const { db } = services;
  const figuring = new TeamFiguring(services);
  app.get('/v1/board/figures', async (c) => {
    const token = tokenOf(c.req.raw);
    const { workspaceId } = token;
    const { roles } = await inWorkspace(db, workspaceId, (trx) => callerOf(trx, token));
    if (!can(roles, 'see-people'))
      throw new Refusal('forbidden', 'Your role does not see the team’s people.');
    const url = new URL(c.req.url);
    const [from, to] = [queryNumber(url, 'from', 0), queryNumber(url, 'to', 0)];
    if (Math.max(from, to) > LAST_MONTH)
      throw new Refusal('bad-request', 'from, to: there is no such month.');
    const said = url.searchParams.get('owner');
    const owner = said === null ? null : said === 'nobody' ? '' : said;
    if (owner !== null && owner !== '' && !isUuid(owner))
      throw new Refusal('bad-request', 'owner: must be a member’s id, or nobody.');
    const { complete, progress } = await figuring.caughtUp(workspaceId, WAIT_MS);
    const answer = await inWorkspace(db, workspaceId, async (trx): Promise<TeamFigures> => {
      const months = await readMonths(trx, workspaceId, { from, to, owner });
      const seesOrders = can(roles, 'see-value');
      const { rows } = await sql<{ people: number }>`
        select coalesce(sum(people), 0)::bigint as people from sidestage.owner_counts
        where workspace_id = ${workspaceId}::uuid`.execute(trx);
      return {
        complete,
        progress: complete ? null : progress,
        people: rows[0]?.people ?? 0,
        months: seesOrders ? months : withoutOrders(months),
        referred: seesOrders ? await readReferred(trx, workspaceId, owner) : [],
      };
    });
    return c.json(answer);
  });
  return app;
}
