import type { Change } from '../../lib/model/change';
import type { Contact } from '../../lib/model/contact';
import { defaultModel } from '../../lib/model/presets';
import { giveMany, moveMany, undoMany } from '../../lib/rules/make-bulk';
import { openStore, type OpenStore } from '../../lib/store/open';
import { join } from '../../lib/sync/join';
import { createSync } from '../../lib/sync/sync';
import { buildContact } from '../builders';

// Runs inside a page of the extension in Chromium: two devices of one team on the real IndexedDB, and the real server.

interface Device {
  store: OpenStore;
  sync: () => Promise<unknown>;
}

/** Milliseconds of a change of many: written here, shown on another device; and of its undo. */
export interface BulkTimes {
  act: 'move' | 'give';
  hereMs: number;
  thereMs: number;
  undoHereMs: number;
  undoThereMs: number;
}

let made = 0;
/** A UUID of version 7: ids that grow, as the extension makes them. */
function newId(): string {
  const time = (Date.now() + (made += 1)).toString(16).padStart(12, '0');
  const rest = crypto.randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(15)}`;
}

async function device(name: string, link: string): Promise<Device> {
  const store = await openStore({ name, now: Date.now, newId });
  await store.signIn(await join({ link, name, fetch: (input, init) => fetch(input, init) }));
  const sync = createSync({
    store,
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    random: Math.random,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    lock: (_name, work) => work(),
  });
  await sync.run();
  return { store, sync: () => sync.run() };
}

/** Moves and gives so many people on one device, until another one shows it; and takes both back. */
export async function changeMany(links: [string, string], people: number): Promise<BulkTimes[]> {
  const here = await device('bench here', links[0]);
  const there = await device('bench there', links[1]);
  const me = (await here.store.session())?.member.id ?? null;
  const actor = () => ({ now: Date.now(), by: me, newId });
  const contacts = Array.from({ length: people }, (_, at): Contact =>
    buildContact({
      id: newId(),
      name: `Person ${String(at)}`,
      emails: [`p${String(at)}@bench.example`],
      owner: null,
      phones: [],
    }),
  );
  for (let start = 0; start < people; start += 200) {
    await here.store.commit(contacts.slice(start, start + 200).flatMap((contact) => added(contact, actor())));
  }
  await here.sync();
  await there.sync();
  const ids = contacts.map(({ id }) => id);
  const times: BulkTimes[] = [];
  for (const act of ['move', 'give'] as const) {
    const rows = await here.store.rowsOf(ids);
    const change =
      act === 'move'
        ? moveMany(rows, 'retention', { model: defaultModel, reason: null }, actor())
        : giveMany(rows, me, actor());
    if (change === null) throw new Error('Nobody is left to change.');
    const isDone = (row: Awaited<ReturnType<OpenStore['rowsOf']>>[number]) =>
      act === 'move' ? row.stage === 'retention' : row.owner === me;
    const [hereMs, thereMs] = await until(here, there, ids, change, isDone);
    const undo = undoMany(change.id, actor());
    const [undoHereMs, undoThereMs] = await until(here, there, ids, undo, (row) => !isDone(row));
    times.push({ act, hereMs, thereMs, undoHereMs, undoThereMs });
  }
  here.store.close();
  there.store.close();
  return times;
}

function added(contact: Contact, { now, by }: { now: number; by: string | null }): Change[] {
  const { id } = contact;
  const from = { model: defaultModel.id, from: null, to: 'acquisition', phase: 'acquisition' as const };
  const how = { source: 'manual' as const, reason: null, undoes: null };
  return [
    { op: 'patch', kind: 'contact', id, fields: contact, base: null },
    { op: 'event', kind: 'stage-change', fact: { id: newId(), contactId: id, at: now, by, ...from, ...how } },
  ];
}

async function until(
  here: Device,
  there: Device,
  ids: readonly string[],
  change: Change,
  isDone: (row: Awaited<ReturnType<OpenStore['rowsOf']>>[number]) => boolean,
): Promise<[number, number]> {
  const begun = performance.now();
  await here.store.commit([change]);
  const hereMs = performance.now() - begun;
  await here.sync();
  await there.sync();
  const rows = await there.store.rowsOf(ids);
  const missing = rows.filter((row) => !isDone(row)).length;
  if (missing > 0 || rows.length < ids.length) throw new Error(`${String(missing)} people do not show it.`);
  return [hereMs, performance.now() - begun];
}
