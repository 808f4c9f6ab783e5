import type { Table } from 'dexie';
import { contactOf } from './contact-row';
import type { RecordState, SidestageDatabase } from './database';
import { rowsById } from './rows-by-id';

/** Records as they are, null where there is none. */
export async function recordStates(
  db: SidestageDatabase,
  named: readonly (readonly [id: string, kind: RecordState['kind']])[],
): Promise<RecordState[]> {
  const idsOf = (table: Table) => named.flatMap(([id, kind]) => (tableOf(db, kind) === table ? [id] : []));
  const contacts = await rowsById(db.contacts, idsOf(db.contacts));
  const facts = await rowsById(db.facts, idsOf(db.facts));
  const taught = await rowsById(db.taught, idsOf(db.taught));
  const workspaces = await rowsById(db.workspaces, idsOf(db.workspaces));
  const members = await rowsById(db.members, idsOf(db.members));
  const teamRecords = await rowsById(db.teamRecords, idsOf(db.teamRecords));
  return named.map(([id, kind]): RecordState => {
    const contact = contacts.get(id);
    const fact = facts.get(id);
    if (kind === 'contact') return { kind, id, data: contact === undefined ? null : contactOf(contact) };
    if (kind === 'workspace') return { kind, id, data: workspaces.get(id) ?? null };
    if (kind === 'member') return { kind, id, data: members.get(id) ?? null };
    if (kind === 'team-record') return { kind, id, data: teamRecords.get(id) ?? null };
    if (kind === 'taught-site') return { kind, id, data: taught.get(id) ?? null };
    if (fact === undefined) return { kind, id, data: null };
    const { kind: _kind, ...data } = fact;
    return { kind, id, data } as RecordState;
  });
}

function tableOf(db: SidestageDatabase, kind: RecordState['kind']): Table {
  if (kind === 'contact') return db.contacts;
  if (kind === 'workspace') return db.workspaces;
  if (kind === 'member') return db.members;
  if (kind === 'team-record') return db.teamRecords;
  return kind === 'taught-site' ? db.taught : db.facts;
}
