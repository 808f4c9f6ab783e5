import type { Contact } from '../model/contact';
import type { StageChange } from '../model/facts';
import { storedContact } from './contact-row';
import type { Orphan, SidestageDatabase, StageLead, StoredContact } from './database';
import { factsOf } from './facts';
import { mergedLeads } from './merged-leads';
import { isSameJson } from '../model/same-json';
import { byId, rowsById } from './rows-by-id';
import { leadAfter, leadOfHistory } from './stage-lead';

/** What happens to contacts in one transaction, facts being written already. */
export interface ContactWrites {
  put: Map<string, Contact>;
  gone: Set<string>;
  /** Of those gone: the server deleted them, so their facts go too. */
  erased: ReadonlySet<string>;
  /** Stage changes that came, by contact. */
  moves: Map<string, StageChange[]>;
  /** Contacts that lost a stage change: their stage must be found anew. */
  unsettled: Set<string>;
}

/**
 * Writes contacts with their derived stage, and whoever's stage is another one by it because they were merged. A contact with stage changes always has them counted: in its row, or as
 * an orphan while there is no row, so that a row which comes later needs no search.
 */
export async function writeContacts(db: SidestageDatabase, writes: ContactWrites): Promise<void> {
  const named = [
    ...new Set([...writes.put.keys(), ...writes.gone, ...writes.moves.keys(), ...writes.unsettled]),
  ];
  if (named.length === 0) return;
  const merged = await mergedLeads(db, named, writes);
  const ids = [...new Set([...named, ...merged.leads.keys()])];
  const stored = new Map([...(await rowsById(db.contacts, named)), ...merged.rows]);
  const orphans = await orphansOf(
    db,
    ids.filter((id) => !stored.has(id)),
  );
  const leads = await leadsAfter(
    db,
    ids,
    writes,
    merged.leads,
    (id) => stored.get(id)?.lead ?? orphans.get(id)?.lead ?? null,
  );

  const rows: StoredContact[] = [];
  const fresh: Orphan[] = [];
  const stale: string[] = [];
  for (const id of ids) {
    const lead = leads.get(id) ?? null;
    const row = writes.gone.has(id) ? undefined : stored.get(id);
    const contact = writes.put.get(id);
    const next = contact !== undefined ? storedContact(contact, lead) : row && { ...row, lead };
    // What is there already is not written again: one that is changed costs each of its indexes twice.
    if (next !== undefined && !isSameJson(row, next)) rows.push(next);
    const isErased = writes.gone.has(id) && writes.erased.has(id);
    if (contact === undefined && row === undefined && lead !== null && !isErased) fresh.push({ id, lead });
    else if (orphans.has(id)) stale.push(id);
    if (isErased) await eraseFacts(db, id);
  }
  if (writes.gone.size > 0) await db.contacts.bulkDelete([...writes.gone]);
  if (rows.length > 0) await db.contacts.bulkPut(rows);
  if (fresh.length > 0) await db.orphans.bulkPut(fresh);
  if (stale.length > 0) await db.orphans.bulkDelete(stale);
}

async function leadsAfter(
  db: SidestageDatabase,
  ids: string[],
  writes: ContactWrites,
  merged: ReadonlyMap<string, StageLead | null>,
  known: (id: string) => StageLead | null,
): Promise<Map<string, StageLead | null>> {
  const leads = new Map(merged);
  const unclear: string[] = [];
  for (const id of ids) {
    if (merged.has(id)) continue;
    const lead = writes.unsettled.has(id) ? undefined : leadAfter(known(id), writes.moves.get(id) ?? []);
    if (lead === undefined) unclear.push(id);
    else leads.set(id, lead);
  }
  const histories = await Promise.all(unclear.map((id) => factsOf(db, id, 'stage-change')));
  unclear.forEach((id, index) => leads.set(id, leadOfHistory(histories[index] ?? [])));
  return leads;
}

async function orphansOf(db: SidestageDatabase, ids: string[]): Promise<Map<string, Orphan>> {
  if (ids.length === 0 || (await db.orphans.count()) === 0) return new Map();
  return byId(await db.orphans.bulkGet(ids));
}

async function eraseFacts(db: SidestageDatabase, contactId: string): Promise<void> {
  await db.looks.delete(contactId);
  const ids = await db.facts
    .where('[contactId+kind]')
    .between([contactId, ''], [contactId, '\uffff'])
    .primaryKeys();
  await db.facts.bulkDelete(ids);
}
