import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { JoinReply, JoinRequest } from '../../lib/model/wire';
import type { Member } from '../../lib/model/workspace';
import { noteAct } from '../audit/note-act';
import { parseRequest, readJson } from '../body';
import { inWorkspace } from '../db/in-workspace';
import { endFirstInvites, useInvite } from '../db/invites';
import { putRecords, runIn, storedRecord, takeSeq } from '../db/records';
import type { WorkspaceTransaction } from '../db/tables';
import { errorFields } from '../log';
import { hasOddText } from '../odd-text';
import { addressOf } from '../limits/address-of';
import { addDevice } from '../members/devices';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { parseDeviceToken, parseInvite, type InviteToken } from '../token';
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
    'An invite, which is what stands behind the `#` of a join link, for the token of a device. An invite works once and for 7 days at most; the token is shown this once. An invite for another browser of a member signs in as that member, whatever the name. With `onlyAs` it is used up by that member alone.',
  who: 'anybody',
  body: JoinRequest,
  answer: { about: 'The device has joined.', schema: JoinReply },
  errors: ['forbidden'],
};
/** The link is good, for somebody else: it is not used up by this. */
function forAnother(): Refusal {
  return new Refusal(
    'forbidden',
    'This link is for somebody else, and changes on this device are not sent yet: ask for a link for another browser of yours, or sign out to drop them.',
  );
}

/** POST /v1/join: an invite for a device token, which is shown this once. */
export function joinRoute({ db, live, now, log, joined, limiter, trustProxy = false }: Services): Hono {
  const app = new Hono();
  app.post('/v1/join', async (c) => {
    const address = addressOf(c, trustProxy);
    limiter?.mayTry(address);
    const wrong = () => {
      limiter?.wrong(address);
      return refused();
    };
    const { value } = await readJson(c.req.raw);
    const request = parseRequest(JoinRequest, value);
    const invite = parseInvite(request.invite);
    for (const field of ['name', 'device'] as const) {
      if (hasOddText(request[field])) throw new Refusal('bad-request', `${field}: must be well-formed text.`);
    }
    if (invite === null) throw wrong();
    const { reply, seq } = await inWorkspace(db, invite.workspaceId, async (trx) => {
      const at = now();
      const used = await useInvite(trx, invite, at);
      if (used === null) throw wrong();
      if (request.onlyAs !== undefined && request.onlyAs !== used.memberId) throw forAnother();
      const isNew = used.memberId === null;
      const member = isNew
        ? { id: randomUUID(), name: request.name, roles: used.roles }
        : await knownMember(trx, invite, used.memberId ?? '');
      if (isNew && used.roles.includes('admin')) await endFirstInvites(trx, invite.workspaceId);
      if (isNew) await insertMember(trx, invite.workspaceId, member, at);
      const device = { memberId: member.id, name: request.device ?? '' };
      const token = await addDevice(trx, invite.workspaceId, device, at);
      const workspace = await trx
        .selectFrom('workspaces')
        .select(['workspace_id', 'name', 'epoch', 'seq'])
        .where('workspace_id', '=', invite.workspaceId)
        .executeTakeFirstOrThrow();
      let last = workspace.seq;
      if (isNew) {
        last = await takeSeq(trx, invite.workspaceId, 1);
        await putRecords(trx, invite.workspaceId, last, [storedRecord({ kind: 'member', data: member })]);
      }
      await noteAct(runIn(trx), invite.workspaceId, {
        at,
        action: 'join',
        by: member.id,
        device: parseDeviceToken(token)?.deviceId ?? null,
        subject: used.id,
        detail: isNew ? { roles: member.roles } : {},
      });
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

async function insertMember(
  trx: WorkspaceTransaction,
  workspaceId: string,
  { id, name, roles }: Member,
  now: number,
): Promise<void> {
  await trx
    .insertInto('members')
    .values({ workspace_id: workspaceId, member_id: id, name, roles, created_at: new Date(now) })
    .execute();
}

/** The member whose link for another browser this is. */
async function knownMember(
  trx: WorkspaceTransaction,
  { workspaceId }: InviteToken,
  memberId: string,
): Promise<Member> {
  const row = await trx
    .selectFrom('members')
    .select(['name', 'roles'])
    .where('workspace_id', '=', workspaceId)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw refused();
  return { id: memberId, ...row };
}
