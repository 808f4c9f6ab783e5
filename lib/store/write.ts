import type { StageChange } from '../model/facts';
import type { RecordState, SidestageDatabase, StoredFact } from './database';
import { markPeople } from './figures/marks';
import { writeContacts, type ContactWrites } from './write-contacts';

const NONE: ReadonlySet<string> = new Set();

/**
 * Writes records as they are to be seen on this device, and what is derived from them; part of the caller's
 * transaction. Facts of a contact that is gone stay, unseen, for the case that it comes back: it may come with the next
 * page of a pull, or its deletion be refused. Those of the contacts in `erased` go: the server deleted them.
 */
export async function writeRecords(
  db: SidestageDatabase,
  states: readonly RecordState[],
  erased: ReadonlySet<string> = NONE,
): Promise<void> {
  if (states.length === 0) return;
  const contacts: ContactWrites = {
    put: new Map(),
    gone: new Set(),
    erased,
    moves: new Map(),
    unsettled: new Set(),
  };
  const facts: StoredFact[] = [];
  const factsGone: string[] = [];
  for (const state of states) {
    if (state.kind === 'contact') {
      if (state.data === null) contacts.gone.add(state.id);
      else contacts.put.set(state.id, state.data);
    } else if (state.kind === 'workspace') {
      if (state.data === null) await db.workspaces.delete(state.id);
      else await db.workspaces.put(state.data);
    } else if (state.kind === 'member') {
      if (state.data === null) await db.members.delete(state.id);
      else await db.members.put(state.data);
    } else if (state.kind === 'taught-site') {
      if (state.data === null) await db.taught.delete(state.id);
      else await db.taught.put(state.data);
    } else if (state.kind === 'team-record') {
      if (state.data === null) await db.teamRecords.delete(state.id);
      else await db.teamRecords.put(state.data);
    } else if (state.data === null) {
      factsGone.push(state.id);
    } else {
      const fact = { ...state.data, kind: state.kind } as StoredFact;
      facts.push(fact);
      if (fact.kind === 'stage-change') addTo(contacts.moves, fact.contactId, stageChangeOf(fact));
    }
  }
  const removed = await removeFacts(db, factsGone);
  for (const fact of removed) if (fact.kind === 'stage-change') contacts.unsettled.add(fact.contactId);
  if (facts.length > 0) await db.facts.bulkPut(facts);
  await writeContacts(db, contacts);
  const changed = [...facts, ...removed].map(({ contactId }) => contactId);
  await markPeople(db, [...contacts.put.keys(), ...contacts.gone, ...changed]);
}

/** The stage change that was stored: without the name of its table. */
export function stageChangeOf(fact: Extract<StoredFact, { kind: 'stage-change' }>): StageChange {
  const { kind: _kind, ...change } = fact;
  return change;
}

/** Removes facts, and returns those that were there. */
async function removeFacts(db: SidestageDatabase, ids: string[]): Promise<StoredFact[]> {
  if (ids.length === 0) return [];
  const facts = await db.facts.bulkGet(ids);
  await db.facts.bulkDelete(ids);
  return facts.filter((fact) => fact !== undefined);
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
