import type { LookupKey, PeopleReply } from '../../lib/model/wire';
import type { Contact } from '../../lib/model/contact';
import { sql } from '../db/kysely';
import { runIn } from '../db/records';
import { PAGE_CHARACTERS, readableKinds, rowText } from '../db/rows';
import type { WorkspaceTransaction } from '../db/tables';
import { hashOf, lookupText, textsOf } from '../people/person-keys';
import { findAround } from '../people/statements';
import type { Caller } from '../sign-in';
import { rowsOfPeople } from './scoped-rows';

/** So many people are read at a time, until there is enough for an answer. */
const AT_ONCE = 25;

/** PeopleReply with its rows as JSON texts. */
export type WholePeople = Pick<PeopleReply, 'gone' | 'rest'> & { rows: string[] };

/**
 * Everything known of people and of those who were merged with them, in one transaction; they are sent to the device by
 * themselves from then on. `now` is in milliseconds.
 */
export async function wholePeople(
  trx: WorkspaceTransaction,
  caller: Caller,
  ids: readonly string[],
  now: number,
): Promise<WholePeople> {
  const { workspaceId, deviceId } = caller;
  const kinds = readableKinds(caller.roles, 4);
  const whole: WholePeople = { rows: [], gone: [], rest: [] };
  let size = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    if (size > PAGE_CHARACTERS) {
      whole.rest = ids.slice(at);
      break;
    }
    const some = ids.slice(at, at + AT_ONCE);
    const around = (await findAround(runIn(trx), workspaceId, some)).map(({ id }) => id);
    whole.gone.push(...some.filter((id) => !around.includes(id)));
    await sql`
      insert into sidestage.opened (workspace_id, device_id, contact_id, at)
      select ${workspaceId}::uuid, ${deviceId}::uuid, id, ${new Date(now)}
      from unnest(${around}::uuid[]) as one (id) order by id
      on conflict (workspace_id, device_id, contact_id) do nothing
    `.execute(trx);
    const rows = await rowsOfPeople(trx, workspaceId, around, kinds);
    size += rows.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
    whole.rows.push(...rows.map((row) => rowText(row, 4)));
  }
  whole.rows = [...new Set(whole.rows)]; // people who were merged may have been asked for one by one
  return whole;
}

/** The people who have one of these addresses or records, at most 200; who is found by a hash is compared with the key. */
export async function findByKeys(
  trx: WorkspaceTransaction,
  { workspaceId }: Caller,
  keys: readonly LookupKey[],
): Promise<string[]> {
  const texts = new Set(keys.map(lookupText).filter((text) => text !== null));
  if (texts.size === 0) return [];
  // As arrays, so that both are looked up by their keys: of a subquery the planner expects too much, and reads everybody.
  const hashes = [...texts].map((text) => Buffer.from(hashOf(text), 'hex'));
  const { rows } = await sql<{ id: string; data: Pick<Contact, 'emails' | 'keys'> }>`
    select r.id, r.data from sidestage.records r where r.workspace_id = ${workspaceId}::uuid and not r.deleted
      and r.id = any(array(select contact_id from sidestage.person_keys where workspace_id = ${workspaceId}::uuid
        and hash = any(${hashes}::bytea[]) limit 200))
    order by r.id
  `.execute(trx);
  return rows.filter(({ data }) => textsOf(data).some((text) => texts.has(text))).map(({ id }) => id);
}
