import type { PlainMutation } from './bulk';
import type { RecordState, SidestageDatabase } from './database';
import { recordStates } from './record-states';
import { rowsById } from './rows-by-id';
import { byRecord, unconfirmed } from './unconfirmed';
import { writeRecords } from './write';

// What a page shows of a record is what the server last said of it, with the unconfirmed mutations laid over it in
// the order they were made. A mutation is confirmed when a pull that began after the server took it has come to its
// end: from then on the server's row has its effect, and says so even where another edit won. A refused mutation is
// simply laid over no longer. Records without unconfirmed mutations have no shadow: their row is the server's.

/** So many records are written before somebody may hear of it, or stop it. */
const SLICE = 500;

/** Hears how many records of how many are written; what it throws ends the writing. */
type Step = (done: number, of: number) => void;

/**
 * Remembers what the server last said of records, before mutations are laid over them for the first time. Returns those
 * for which it was the first time, as they are.
 */
export async function addShadows(
  db: SidestageDatabase,
  mutations: readonly PlainMutation[],
): Promise<RecordState[]> {
  const kinds = new Map(mutations.map((one) => [one.recordId, one.kind]));
  const known = await rowsById(db.shadows, [...kinds.keys()]);
  const states = await recordStates(
    db,
    [...kinds].filter(([id]) => !known.has(id)),
  );
  await db.shadows.bulkPut(states.map((state) => ({ ...state, deleted: false })));
  return states;
}

/** Lays mutations that were just put at the end of the outbox over their records; part of the caller's transaction. */
export async function layOnTop(
  db: SidestageDatabase,
  mutations: readonly PlainMutation[],
  step?: Step,
): Promise<void> {
  const laid = byRecord(mutations);
  const first = await addShadows(db, mutations);
  // Nothing else is laid over these, so the outbox need not be asked.
  const states = first.map((state) => (laid.get(state.id) ?? []).reduce<RecordState>(layOver, state));
  const of = laid.size;
  await writeSlices(db, states, new Set(), (done) => step?.(done, of));
  for (const { id } of first) laid.delete(id);
  await rebuild(db, [...laid.keys()], (done) => step?.(states.length + done, of));
}

/**
 * Writes records anew from their shadows and their unconfirmed mutations, and forgets the shadows of those that have
 * none left. Ids without a shadow are left as they are. `step` hears how far it has come; what it throws ends it.
 */
export async function rebuild(db: SidestageDatabase, ids: readonly string[], step?: Step): Promise<void> {
  const shadows = [...(await rowsById(db.shadows, ids)).values()];
  if (shadows.length === 0) return;
  const laid = await unconfirmed(
    db,
    shadows.map((shadow) => shadow.id),
  );
  const states = shadows.map((shadow) => (laid.get(shadow.id) ?? []).reduce<RecordState>(layOver, shadow));
  const erased = new Set(shadows.filter((shadow) => shadow.deleted).map((shadow) => shadow.id));
  await writeSlices(db, states, erased, step);
  await forgetShadows(
    db,
    shadows.map((shadow) => shadow.id).filter((id) => !laid.has(id)),
  );
}

async function writeSlices(
  db: SidestageDatabase,
  states: readonly RecordState[],
  erased: ReadonlySet<string>,
  step?: Step,
): Promise<void> {
  for (let done = 0; done < states.length; done += SLICE) {
    step?.(done, states.length);
    await writeRecords(db, states.slice(done, done + SLICE), erased);
  }
  step?.(states.length, states.length);
}

/** All of them go when the last change is confirmed: that is one step, and not one for each. */
async function forgetShadows(db: SidestageDatabase, ids: string[]): Promise<void> {
  if (ids.length > 0 && ids.length === (await db.shadows.count())) await db.shadows.clear();
  else await db.shadows.bulkDelete(ids);
}

/** A record with one mutation laid over it. An edit of a record that is not there shows nothing. */
export function layOver(state: RecordState, mutation: PlainMutation): RecordState {
  if (mutation.op === 'delete') return { ...state, data: null };
  if (mutation.op === 'patch' && mutation.base !== null && state.data === null) return state;
  return { ...state, data: { ...state.data, ...mutation.fields } } as RecordState;
}
