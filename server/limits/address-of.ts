import type { Context } from 'hono';
import { connectionOf } from '../connection';

/**
 * The address a request comes from: of the connection, or where a proxy of one's own stands before the server
 * (`trustProxy`) the last one that it wrote into X-Forwarded-For; whatever the client wrote there stands before that.
 */
export function addressOf(c: Context, trustProxy: boolean): string {
  const told = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (told !== undefined && told !== '') return told;
  return connectionOf(c).incoming?.socket?.remoteAddress ?? 'unknown';
}
