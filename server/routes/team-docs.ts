import { z } from '../../lib/model/zod';
import {
  AuditReply,
  DeviceNameRequest,
  DoneReply,
  EmptyRequest,
  InviteReply,
  InviteRequest,
  RolesRequest,
  TeamReply,
  TokenReply,
} from '../../lib/model/team-wire';
import type { RouteDoc } from '../openapi/route-doc';

const done = { about: 'It is done.', schema: DoneReply };
/** An act on one thing that the path names. */
const act = (path: string, doc: Pick<RouteDoc, 'summary' | 'about'> & Partial<RouteDoc>): RouteDoc => ({
  method: 'post',
  path,
  who: 'device',
  body: EmptyRequest,
  answer: done,
  errors: ['forbidden', 'not-found'],
  ...doc,
});

/** What is said of the routes of members, devices, invites and the audit trail in the API's document. */
export const teamDocs: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/team',
    summary: 'Read the team',
    about:
      'All members with their roles, also those who were removed; the devices and open invites that the caller may manage: for admins all, for others their own.',
    who: 'device',
    answer: { about: 'Who belongs to the team.', schema: TeamReply },
  },
  {
    method: 'get',
    path: '/v1/audit',
    summary: 'Read who did what',
    about:
      'Administrative acts, the newest first: invites, joins, roles, devices, settings, erasures, exports. They name people by id. For admins.',
    who: 'device',
    query: z.strictObject({
      before: z
        .int()
        .min(1)
        .optional()
        .describe('Entries before this number; the last ones where it is left out.'),
      limit: z.int().min(1).max(500).optional().describe('At most so many; 50 where it is left out.'),
    }),
    answer: { about: 'A page of the trail.', schema: AuditReply },
    errors: ['forbidden'],
  },
  act('/v1/invites', {
    summary: 'Make an invite',
    about:
      'With `roles` for somebody new, which admins may; with `memberId` for one more browser of that member, which they may themselves and admins for all. The token stands behind the `#` of a join link and is told this once; only its hash is kept.',
    body: InviteRequest,
    answer: { about: 'The invite with its token.', schema: InviteReply },
  }),
  act('/v1/invites/:id/withdraw', {
    summary: 'Withdraw an invite',
    about: 'It counts no longer. One that was used or is not there is not found.',
  }),
  act('/v1/members/:id/roles', {
    summary: "Change a member's roles",
    about: 'They count at the next request of each of their devices. The last admin stays one. For admins.',
    body: RolesRequest,
  }),
  act('/v1/members/:id/remove', {
    summary: 'Remove a member',
    about:
      'All their devices are signed out and erase themselves; what they did stays, with their name. The last admin stays. For admins.',
  }),
  act('/v1/members/:id/restore', {
    summary: 'Let a removed member in again',
    about: 'Their devices stay signed out: make an invite for them. For admins.',
  }),
  act('/v1/devices/:id/name', {
    summary: 'Name a device',
    about: 'One of the caller; for admins any of the team.',
    body: DeviceNameRequest,
    errors: ['not-found'],
  }),
  act('/v1/devices/:id/revoke', {
    summary: 'Sign a device out',
    about:
      'It is refused at its next request with `www-authenticate: Bearer error="invalid_token", error_description="revoked"`, and erases itself. One of the caller; for admins any of the team.',
    errors: ['not-found'],
  }),
  act('/v1/sign-out', { summary: 'Sign this device out', about: 'Its token counts no longer.', errors: [] }),
  act('/v1/token/renew', {
    summary: 'Renew the token',
    about:
      'Another token for this device. The one it is asked with counts as well until the new one is confirmed.',
    answer: { about: 'The new token, which is told this once.', schema: TokenReply },
    errors: [],
  }),
  act('/v1/token/confirm', {
    summary: 'Confirm the new token',
    about: 'Asked with the new token: the one before counts no longer. Safe to repeat.',
    errors: [],
  }),
];
