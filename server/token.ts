import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isUuid } from './db/in-workspace';

/** A new secret of 256 bits, as text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. It is random and long: a plain hash is enough, there is nothing to guess. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether the secret is the one that was hashed, in constant time. */
export function isSecret(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(hashSecret(secret), hash);
}

/** What a device shows at each request; the workspace comes first, since row-level security needs it before a look-up. */
export interface DeviceToken {
  workspaceId: string;
  deviceId: string;
  secret: string;
}

/** A device token as text: `workspace.device.secret`. */
export function formatDeviceToken(token: DeviceToken): string {
  return [token.workspaceId, token.deviceId, token.secret].join('.');
}

/** Reads a device token; null for any other text. */
export function parseDeviceToken(text: string): DeviceToken | null {
  const [workspaceId = '', deviceId = '', secret = '', ...more] = text.split('.');
  if (!isUuid(workspaceId) || !isUuid(deviceId) || secret.length < 20 || more.length > 0) return null;
  return { workspaceId, deviceId, secret };
}

/** What a join link carries in its fragment: `workspace.secret`. */
export interface InviteToken {
  workspaceId: string;
  secret: string;
}

/** An invite as text: `workspace.secret`. */
export function formatInvite(invite: InviteToken): string {
  return `${invite.workspaceId}.${invite.secret}`;
}

/** Reads an invite; null for any other text. */
export function parseInvite(text: string): InviteToken | null {
  const [workspaceId = '', secret = '', ...more] = text.split('.');
  if (!isUuid(workspaceId) || secret.length < 20 || more.length > 0) return null;
  return { workspaceId, secret };
}
