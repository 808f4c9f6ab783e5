import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { JoinReply, JoinRequest } from '../../lib/model/wire';
import type { Role } from '../../lib/model/workspace';
import { parseRequest, readJson } from '../body';
import { inWorkspace } from '../db/in-workspace';
import { useInvite } from '../db/invites';
import { putRecords, storedRecord, takeSeq } from '../db/records';
import type { WorkspaceTransaction } from '../db/tables';
import { errorFields } from '../log';
import { hasOddText } from '../odd-text';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { formatDeviceToken, hashSecret, newSecret, parseInvite } from '../token';
import type { RouteDoc } from '../openapi/route-doc';

function refused(): Refusal {
  return new Refusal('forbidden', 'This link is wrong, too old or was used already: ask for a new one.');
}

/** What is said of it in the API's document. */
export const joinDoc: RouteDoc = {
  method: 'post',
  path: '/v1/join',
  summary: 'Join a team',
  about:
    'An invite, which is what stands behind the `#` of a join link, for the token of a device. An invite works once and for 7 days; the token is shown this once.',
  who: 'anybody',
  body: JoinRequest,
  answer: { about: 'The device has joined.', schema: JoinReply },
  errors: ['forbidden'],
};

/** POST /v1/join: an invite for a device token, which is shown this once. */
export function joinRoute({ db, live, now, log, joined }: Services): Hono {
  const app = new Hono();
  app.post('/v1/join', async (c) => {
    const { value } = await readJson(c.req.raw);
    const request = parseRequest(JoinRequest, value);
    const invite = parseInvite(request.invite.trim());
    if (hasOddText(request.name)) throw new Refusal('bad-request', 'name: must be well-formed text.');
    if (invite === null) throw refused();
    const { reply, seq } = await inWorkspace(db, invite.workspaceId, async (trx) => {
      const at = now();
      const roles = await useInvite(trx, invite, at);
      if (roles === null) throw refused();
      const member = { id: randomUUID(), name: request.name, roles };
      const token = await insertMember(trx, invite.workspaceId, member, at);
      const workspace = await trx
        .selectFrom('workspaces')
        .select(['workspace_id', 'name', 'epoch'])
        .where('workspace_id', '=', invite.workspaceId)
        .executeTakeFirstOrThrow();
      const last = await takeSeq(trx, invite.workspaceId, 1);
      await putRecords(trx, invite.workspaceId, last, [storedRecord({ kind: 'member', data: member })]);
      const { workspace_id: id, name, epoch } = workspace;
      return { reply: { token, workspace: { id, name }, member, epoch } satisfies JoinReply, seq: last };
    });
    live.changed(invite.workspaceId, seq);
    // Before the answer, so that the first pull finds everything; a failure here does not undo the join.
    await joined?.(invite.workspaceId).catch((error: unknown) =>
      log('What follows a join failed.', errorFields(error)),
    );
    return c.json(reply);
  });
  return app;
}

/** A new member and their first device; returns its token. */
async function insertMember(
  trx: WorkspaceTransaction,
  workspaceId: string,
  member: { id: string; name: string; roles: Role[] },
  now: number,
): Promise<string> {
  const at = new Date(now);
  const secret = newSecret();
  const deviceId = randomUUID();
  await trx
    .insertInto('members')
    .values({
      workspace_id: workspaceId,
      member_id: member.id,
      name: member.name,
      roles: member.roles,
      created_at: at,
    })
    .execute();
  await trx
    .insertInto('devices')
    .values({
      workspace_id: workspaceId,
      device_id: deviceId,
      member_id: member.id,
      secret_hash: hashSecret(secret),
      created_at: at,
      last_contact: at,
    })
    .execute();
  return formatDeviceToken({ workspaceId, deviceId, secret });
}
