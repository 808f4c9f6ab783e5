import { z } from './zod';
import { NAME_LIMIT } from './limits';
import { Id, Instant, Name } from './scalars';
import { Role } from './workspace';

// What a team's server says and takes about its people: members, devices, invites, and who did what. Asked for by the
// settings only, so it is no part of the sync protocol and has no version of its own.

/** A name as the database takes it: without NUL and halves of surrogate pairs. */
const PlainName = z
  .string()
  .min(1)
  .max(NAME_LIMIT)
  .regex(/^[^\0\p{Surrogate}]*$/u, 'must be well-formed text');

/** What a member may hold: each role once. */
const Roles = z
  .array(Role)
  .min(1)
  .max(Role.options.length)
  .refine((roles) => new Set(roles).size === roles.length, 'each role once');

/** Names an invite: the first half of the hash of its secret, from which nothing of the secret follows. */
export const InviteId = z.string().regex(/^[0-9a-f]{32}$/);

/** How long an invite can be used at most, in days. */
export const INVITE_DAYS = 7;

/** Body of `POST /v1/invites`: for somebody new with these roles, or for another browser of a member. */
export const InviteRequest = z
  .strictObject({
    roles: Roles.optional(),
    memberId: Id.optional(),
    days: z.int().min(1).max(INVITE_DAYS),
  })
  .refine(({ roles, memberId }) => (roles === undefined) !== (memberId === undefined), {
    path: ['roles'],
    message: 'give roles for somebody new, or the id of a member, not both',
  });
export type InviteRequest = z.infer<typeof InviteRequest>;

/** A link that can be used: its secret is known to whoever was given it and to nobody else. */
export const TeamInvite = z.strictObject({
  id: InviteId,
  /** Of whoever joins with it; those of the member where it is for one. */
  roles: z.array(Role),
  memberId: Id.nullable(),
  /** Who made it; null: the server's owner. */
  by: Id.nullable(),
  createdAt: Instant,
  expiresAt: Instant,
});
export type TeamInvite = z.infer<typeof TeamInvite>;

/** Answer to `POST /v1/invites`: the invite, and what stands behind `ORIGIN/join#`, which is told this once. */
export const InviteReply = z.strictObject({ invite: TeamInvite, token: z.string().min(20).max(200) });

/** Somebody who belongs or belonged to the team and can sign in or could. */
export const TeamMember = z.strictObject({
  id: Id,
  name: Name,
  roles: z.array(Role),
  joinedAt: Instant,
  removedAt: Instant.nullable(),
});
export type TeamMember = z.infer<typeof TeamMember>;

/** A browser that is signed in. */
export const TeamDevice = z.strictObject({
  id: Id,
  memberId: Id,
  /** '' where nobody gave it one. */
  name: z.string().max(NAME_LIMIT),
  createdAt: Instant,
  /** When it last fetched, to half a minute. */
  lastContact: Instant,
  /** Whether it is the one that asks. */
  isThis: z.boolean(),
});
export type TeamDevice = z.infer<typeof TeamDevice>;

/** Answer to `GET /v1/team`: all members; the devices and invites that the member who asks may manage. */
export const TeamReply = z.strictObject({
  members: z.array(TeamMember),
  devices: z.array(TeamDevice),
  invites: z.array(TeamInvite),
});
export type TeamReply = z.infer<typeof TeamReply>;

/** Body of `POST /v1/members/ID/roles`. */
export const RolesRequest = z.strictObject({ roles: Roles });
/** Body of `POST /v1/devices/ID/name`. */
export const DeviceNameRequest = z.strictObject({ name: PlainName });
/** Body of every other act: there is nothing to say. */
export const EmptyRequest = z.strictObject({});
/** Answer to an act that has nothing to tell. */
export const DoneReply = z.strictObject({ ok: z.literal(true) });

/** Answer to `POST /v1/token/renew`: counts from now on; the old one until `POST /v1/token/confirm` came with this one. */
export const TokenReply = z.strictObject({ token: z.string().min(20).max(300) });

/** What is kept of who did what: administrative acts, never the daily work with customers. */
export const AuditAction = z.enum([
  'invite',
  'withdraw-invite',
  'join',
  'change-roles',
  'remove-member',
  'restore-member',
  'name-device',
  'revoke-device',
  'sign-out',
  'settings',
  'remove-sample',
  'bulk',
  'erase',
  'export',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** One act. It names people by their ids, so that an erased name is erased here too. */
export const AuditEntry = z.strictObject({
  /** 1, 2, 3 ... a team, without gaps. */
  n: z.int().min(1),
  at: Instant,
  /** An AuditAction; a newer server may know more. */
  action: z.string().max(40),
  /** The member who did it; null: the server or its owner. */
  by: Id.nullable(),
  device: Id.nullable(),
  /** Whom or what it was done to: a member, a device, an invite. */
  subject: z.string().max(100).nullable(),
  /** What else is to be known, by its name. */
  detail: z.record(z.string().max(40), z.union([z.string().max(400), z.int(), z.array(z.string().max(100))])),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Answer to `GET /v1/audit?before=N`: the newest first. */
export const AuditReply = z.strictObject({ entries: z.array(AuditEntry), done: z.boolean() });
export type AuditReply = z.infer<typeof AuditReply>;
