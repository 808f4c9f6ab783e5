import type { Row } from '../model/wire';
import { can } from '../rules/can';
import type { SidestageDatabase } from './database';
import { getMeta, putMeta } from './meta';

/**
 * Takes what the server says of the member who is signed in here: their name and roles may have been changed. Part of the
 * caller's transaction. True when they may now read what they could not, or the other way round: then everything is to be
 * fetched again.
 */
export async function followMember(db: SidestageDatabase, rows: readonly Row[]): Promise<boolean> {
  const session = await getMeta(db, 'session');
  const row = rows.findLast((one) => one.kind === 'member' && one.id === session?.member.id);
  if (session === undefined || row?.kind !== 'member' || row.data === null) return false;
  const { id, name, roles } = row.data;
  const { member } = session;
  if (name === member.name && roles.join() === member.roles.join()) return false;
  await putMeta(db, 'session', { ...session, member: { id, name, roles } });
  return READING.some((action) => can(roles, action) !== can(member.roles, action));
}

/** What decides which records the server hands out. */
const READING = ['see-people', 'see-value'] as const;
