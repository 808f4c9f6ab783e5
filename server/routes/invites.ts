import { Hono } from 'hono';
import type { z } from '../../lib/model/zod';
import { EmptyRequest, InviteRequest, type InviteReply } from '../../lib/model/team-wire';
import { can } from '../../lib/rules/can';
import { parseRequest, readJson } from '../body';
import { isUuid } from '../db/in-workspace';
import { deleteInvite, insertInvite } from '../db/invites';
import { asCaller, type Asked } from '../members/as-caller';
import { lockMember } from '../members/members';
import { nothingHere, Refusal } from '../refusal';
import type { Services } from '../services';

/**
 * POST /v1/invites: a link for one more person (admins), or for one more browser of a member (one's own; admins: of
 * anybody). POST /v1/invites/ID/withdraw: it counts no longer.
 */
export function inviteRoutes(services: Services): Hono {
  const app = new Hono();
  app.post('/v1/invites', async (c) => {
    const request = parseRequest(InviteRequest, (await readJson(c.req.raw)).value);
    const reply = await asCaller(services, c.req.raw, async (asked): Promise<z.infer<typeof InviteReply>> => {
      const { trx, caller, now } = asked;
      const by = { memberId: caller.memberId, deviceId: caller.deviceId };
      const whose = await forWhom(asked, request);
      return insertInvite(trx, caller.workspaceId, { ...whose, by, days: request.days }, now);
    });
    return c.json(reply);
  });
  app.post('/v1/invites/:id/withdraw', async (c) => {
    parseRequest(EmptyRequest, (await readJson(c.req.raw)).value);
    await asCaller(services, c.req.raw, async ({ trx, caller, now, note }) => {
      const id = c.req.param('id');
      const memberId = can(caller.roles, 'manage-members') ? null : caller.memberId;
      if (!(await deleteInvite(trx, caller.workspaceId, { id, now, memberId }))) throw nothingHere();
      await note('withdraw-invite', id);
    });
    return c.json({ ok: true });
  });
  return app;
}

/** For somebody new with roles, or for a member who is there and keeps theirs. */
async function forWhom({ trx, caller }: Asked, request: InviteRequest) {
  const { roles = [], memberId } = request;
  if (memberId === undefined) {
    if (can(caller.roles, 'manage-members')) return { roles, memberId: null };
    throw new Refusal('forbidden', 'Only an admin can invite somebody.');
  }
  const may = can(caller.roles, 'manage-devices', memberId === caller.memberId);
  if (!may || !isUuid(memberId)) throw nothingHere();
  const { member } = await lockMember(trx, caller.workspaceId, memberId);
  if (member.removed_at !== null) throw nothingHere();
  return { roles: member.roles, memberId };
}
