import type { Change } from '../../lib/model/change';
import type { Row } from '../../lib/model/wire';
import { openStore, type OpenStore } from '../../lib/store/open';
import { join } from '../../lib/sync/join';
import { createSync } from '../../lib/sync/sync';
import { fillBare } from './fill';
import { benchContact, benchId } from './store-rows';

// Runs inside a page of Chromium, as `ours`: the real IndexedDB on the disk, the real server.

/** People written at once when edits are made. */
const EDITS_AT_ONCE = 100;

/** The people written to IndexedDB without a network. Milliseconds. */
export function writeBare(people: number): Promise<number> {
  const now = Date.now();
  const rows = Array.from({ length: people }, (_, number): Row => {
    const data = benchContact(number, now);
    return { kind: 'contact', id: data.id, seq: number + 1, deleted: false, data };
  });
  return fillBare(rows, null);
}

/** A first pull of so many people: until the first of them is found, and until its end. Milliseconds. */
export async function firstPull(how: { link: string; people: number; edits: number }) {
  const store = await openStore({ name: 'ours', now: Date.now, newId: () => crypto.randomUUID() });
  const session = await join({ link: how.link, name: 'Bench', fetch: (...what) => fetch(...what) });
  await store.signIn(session);
  const found = firstFound(store);
  const begun = performance.now();
  await sync(store);
  const ms = performance.now() - begun;
  const firstMs = (await found) - begun;
  const count = await store.countPeople();
  if (count !== how.people) throw new Error(`${count} of ${how.people} came.`);
  return { ms, firstMs, ...(how.edits > 0 && (await pushEdits(store, how.edits))) };
}

/** When the first person can be found by a word of their name. */
function firstFound(store: OpenStore): Promise<number> {
  return new Promise((resolve, reject) => {
    const stop = store.watchPeople(() => {
      store.search('ada', 1).then((rows) => {
        if (rows.length === 0) return;
        stop();
        resolve(performance.now());
      }, reject);
    });
  });
}

/** So many edits, made before and then sent: until the server has acknowledged them, and until they came back. */
async function pushEdits(store: OpenStore, edits: number) {
  const changes = Array.from({ length: edits }, (_, turn): Change => {
    const [fields, base] = [{ title: `Title ${turn}` }, { title: null }];
    return { op: 'patch', kind: 'contact', id: benchId(1, turn), fields, base };
  });
  const before = performance.now();
  for (let start = 0; start < edits; start += EDITS_AT_ONCE)
    await store.commit(changes.slice(start, start + EDITS_AT_ONCE));
  const begun = performance.now();
  let acknowledged = 0;
  await sync(store, () => {
    if (acknowledged === 0) acknowledged = performance.now();
  });
  const ended = performance.now();
  return { writeMs: begun - before, pushMs: acknowledged - begun, confirmMs: ended - begun };
}

/** One run; `sent` is called with each request for what changed: the first comes when everything was sent. */
async function sync(store: OpenStore, sent: () => void = () => undefined): Promise<void> {
  const { run } = createSync({
    store,
    fetch: (input, init) => {
      if (init?.method === 'GET') sent();
      return fetch(input, init);
    },
    now: Date.now,
    random: Math.random,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    lock: (name, work) => navigator.locks.request(name, work),
  });
  await run();
  await mustBeSynced(store);
}

function mustBeSynced(store: OpenStore): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = store.watchSync((state) => {
      setTimeout(() => stop());
      if (state.state === 'synced') resolve();
      else reject(new Error(`It is not synced: ${JSON.stringify(state)}`));
    });
  });
}
