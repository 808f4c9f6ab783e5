import { Hono } from 'hono';
import type { AuditReply, TeamReply } from '../../lib/model/team-wire';
import { can } from '../../lib/rules/can';
import { readTrail } from '../audit/read-trail';
import { queryNumber } from '../body';
import { openInvites } from '../db/invites';
import { asCaller } from '../members/as-caller';
import { signedIn } from '../members/devices';
import { allMembers } from '../members/members';
import { Refusal } from '../refusal';
import type { Services } from '../services';

const AUDIT_PAGE = 50;
const AUDIT_LIMIT = 500;

/**
 * GET /v1/team: the members with their roles, and the devices and open invites that the caller may manage: all of them,
 * or their own. GET /v1/audit?before&limit: who did what, the newest first.
 */
export function teamRoutes(services: Services): Hono {
  const app = new Hono();
  app.get('/v1/team', async (c) => {
    const reply = await asCaller(services, c.req.raw, async ({ trx, caller, now }): Promise<TeamReply> => {
      const { workspaceId, roles, memberId } = caller;
      const whose = can(roles, 'manage-devices') ? null : memberId;
      return {
        members: await allMembers(trx, workspaceId),
        devices: await signedIn(trx, caller, whose),
        invites: await openInvites(trx, workspaceId, {
          now,
          memberId: can(roles, 'manage-members') ? null : memberId,
        }),
      };
    });
    return c.json(reply);
  });
  app.get('/v1/audit', async (c) => {
    const url = new URL(c.req.url);
    const before = queryNumber(url, 'before', 0);
    const limit = Math.min(Math.max(queryNumber(url, 'limit', AUDIT_PAGE), 1), AUDIT_LIMIT);
    const reply = await asCaller(services, c.req.raw, ({ trx, caller }): Promise<AuditReply> => {
      if (!can(caller.roles, 'see-audit')) throw new Refusal('forbidden', 'Only an admin sees who did what.');
      return readTrail(trx, caller.workspaceId, { before: before === 0 ? null : before, limit });
    });
    return c.json(reply);
  });
  return app;
}
