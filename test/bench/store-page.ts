import type { Change } from '../../lib/model/change';
import { PROTOCOL_VERSION, type Mutation, type Row } from '../../lib/model/wire';
import { accountOf } from '../../lib/rules/account';
import { SidestageDatabase, type StoredFact } from '../../lib/store/database';
import { openStore, type OpenStore } from '../../lib/store/open';
import { createSync } from '../../lib/sync/sync';
import { buildFit } from '../builders';
import { fill, fillBare } from './fill';
import { benchId, benchRows } from './store-rows';

// Runs inside a page of Chromium: the real IndexedDB on the disk.

const BATCH = 1000;
const newId = () => crypto.randomUUID();
const quietly = { now: Date.now, newId };

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Milliseconds of each of so many turns. */
async function turns(count: number, work: (turn: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn++) times.push(await timed(() => work(turn)));
  return times.sort((a, b) => a - b);
}

const LEAD = {
  ...{ id: 'x', at: 1, device: 'bench', number: 1, since: 1 },
  ...{ model: 'bench', to: 'acquisition', phase: 'acquisition' as const },
};

/** The same rows written to IndexedDB without the store. */
export function writeBare(people: number): Promise<number> {
  return fillBare(benchRows(people, Date.now()), LEAD);
}

/**
 * Puts so many people, each with so many notes, into the database of the extension this runs in, and one more, Zora
 * Long, of whom so many entries are known.
 */
export async function fillExtension(people: number, notes: number, entries: number): Promise<void> {
  const db = new SidestageDatabase('sidestage', {});
  await db.open();
  await fill(db, benchRows(people, Date.now(), notes), LEAD);
  const id = benchId(1, people);
  await fill(
    db,
    benchRows(people + 1, Date.now(), 0)
      .slice(-4)
      .map((row) =>
        row.kind === 'contact' && row.data !== null
          ? { ...row, data: { ...row.data, name: 'Zora Long', company: null } }
          : row,
      ),
    LEAD,
  );
  for (let start = 0; start < entries; start += BATCH) {
    const facts: StoredFact[] = Array.from({ length: Math.min(BATCH, entries - start) }, (_, number) => {
      const at = Date.now() - (start + number) * 3_600_000;
      return { ...noteOf(id), at, device: 'bench', number, kind: 'interaction' };
    });
    await db.facts.bulkPut(facts);
  }
  db.close();
}

/** Gives the team of the extension this runs in a fit that counts, so that P(active) says who has left. */
export async function fitExtension(): Promise<void> {
  const db = new SidestageDatabase('sidestage', {});
  await db.open();
  const now = Date.now();
  await db.workspaces.toCollection().modify((workspace) => {
    workspace.fits = [
      buildFit({
        fittedAt: now,
        until: now,
        customers: 20_000,
        orders: 60_000,
        currency: workspace.currency,
        warnings: [],
      }),
    ];
  });
  db.close();
}

/** Promises somebody something for a moment ago, in the extension this runs in. */
export async function promiseSomething(number: number): Promise<void> {
  const store = await openStore({ name: 'sidestage', ...quietly });
  const fact = { ...noteOf(benchId(1, number)), dueAt: Date.now() - 3_600_000 };
  await store.commit([{ op: 'event', kind: 'interaction', fact }]);
  store.close();
}

/** Signs the extension this runs in into a team whose server is not there, and makes so many changes that wait. */
export async function fillOutbox(changes: number): Promise<void> {
  const store = await openStore({ name: 'sidestage', ...quietly });
  await store.signIn({
    server: 'http://127.0.0.1:9',
    token: 'bench',
    workspace: { id: benchId(8, 1), name: 'Bench' },
    member: { id: benchId(9, 1), name: 'Bench', roles: ['lead'] },
  });
  const all = Array.from({ length: changes }, (_, turn): Change => {
    const id = benchId(1, turn);
    if (turn % 2 === 0) return note(id);
    const [fields, base] = [{ title: `Title ${turn}` }, { title: null }];
    return { op: 'patch', kind: 'contact', id, fields, base };
  });
  for (let start = 0; start < changes; start += BATCH) await store.commit(all.slice(start, start + BATCH));
  store.close();
}

/** A snapshot through the store: until the first people can be found, and until its end. */
export async function writeSnapshot(people: number): Promise<{ firstMs: number; ms: number }> {
  const store = await openStore({ name: 'bench', ...quietly });
  const rows = benchRows(people, Date.now());
  const begun = performance.now();
  await store.position();
  await store.beginSnapshot('e1', rows.length);
  await store.applySnapshot(rows.slice(0, 100));
  await store.search('a', 10);
  const firstMs = performance.now() - begun;
  for (let start = 100; start < rows.length; start += BATCH)
    await store.applySnapshot(rows.slice(start, start + BATCH));
  await store.endSnapshot();
  const ms = performance.now() - begun;
  store.close();
  return { firstMs, ms };
}

const noteOf = (contactId: string) => ({
  id: newId(),
  contactId,
  at: Date.now(),
  by: null,
  type: 'note' as const,
  text: 'A note.',
  minutes: null,
  dueAt: null,
  amount: null,
  other: null,
  replaces: null,
  reference: null,
});

const note = (contactId: string): Change => ({ op: 'event', kind: 'interaction', fact: noteOf(contactId) });

/** A company's people with everything known of them, as the panel reads them. */
async function company(store: OpenStore, turn: number): Promise<void> {
  const number = (turn * 37) % 400;
  const emails = [`x@team${number}.example`];
  const account = accountOf({ company: `Company ${number}`, emails });
  if (account === null) return;
  const ids = (await store.peopleOfAccount(account)).map(({ id }) => id);
  await store.eachPerson(() => undefined, { ids });
}

/** What a user waits for, with so many people there. */
export async function daily(people: number): Promise<Record<string, number[]>> {
  const store = await openStore({ name: 'bench', ...quietly });
  const some = (turn: number) => benchId(1, (turn * 7919) % people);
  const times = {
    commit: await turns(200, (turn) => store.commit([note(some(turn))])),
    person: await turns(200, (turn) => store.person(some(turn))),
    address: await turns(200, (turn) =>
      store.findByAddress(`ada.amber.${(turn * 60) % people}@team${(turn * 60) % 400}.example`),
    ),
    search: await turns(100, (turn) =>
      store.search(['ad', 'cedar', 'company 3', 'hedda fern'][turn % 4] ?? '', 20),
    ),
    company: await turns(20, (turn) => company(store, turn)),
    rows: await turns(5, () => store.contactRows()),
    everybody: await turns(3, () => store.eachPerson(() => undefined)),
    figures: await turns(1, () => store.stageFigures('retention', null)),
    seen: await turns(50, (turn) => changeIsSeen(store, some(turn + 1000))),
  };
  store.close();
  return times;
}

/** From a commit to the watcher's call. */
function changeIsSeen(store: OpenStore, id: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let notes = -1;
    const stop = store.watchPerson(id, (person) => {
      const count = person?.interactions.length ?? 0;
      if (notes === -1) {
        notes = count;
        store.commit([note(id)]).catch(reject);
      } else if (count > notes) {
        setTimeout(() => stop());
        resolve();
      }
    });
  });
}

/** Sends so many edits through sync, to a server that takes them at once and gives them back with the pull. */
export async function pushEdits(people: number, edits: number): Promise<{ writeMs: number; ms: number }> {
  const store = await openStore({ name: 'bench', ...quietly });
  const server = { server: 'https://bench.example', token: 'bench' };
  await store.signIn({
    ...server,
    workspace: { id: benchId(8, 1), name: 'Bench' },
    member: { id: benchId(9, 1), name: 'Bench', roles: ['rep'] },
  });
  await drain(store, people);
  const changes = Array.from({ length: edits }, (_, turn): Change => {
    return {
      op: 'patch',
      kind: 'contact',
      id: benchId(1, turn % people),
      fields: { title: `Title ${turn}` },
      base: { title: null },
    };
  });
  const writeMs = await timed(async () => {
    for (let start = 0; start < edits; start += 100) await store.commit(changes.slice(start, start + 100));
  });
  const ms = await timed(() => drain(store, people));
  store.close();
  return { writeMs, ms };
}

async function drain(store: OpenStore, people: number): Promise<void> {
  const known = new Map(benchRows(people, Date.now()).map((row) => [row.id, row]));
  let { cursor: seq } = await store.position();
  let waiting: Row[] = [];
  const answer = (body: string | null): object => {
    if (body !== null) {
      const { mutations } = JSON.parse(body) as { mutations: Mutation[] };
      for (const { op, kind, recordId, ...more } of mutations) {
        const before = known.get(recordId)?.data;
        const data = op === 'delete' ? null : { ...before, ...('fields' in more ? more.fields : {}) };
        const row = { kind, id: recordId, seq: (seq += 1), deleted: data === null, data } as Row;
        known.set(recordId, row);
        waiting.push(row);
      }
      return { lastMid: mutations.at(-1)?.mid ?? 0, rejected: [], seq, epoch: 'e1' };
    }
    const rows = waiting.slice(0, 1000);
    waiting = waiting.slice(1000);
    const done = waiting.length === 0;
    return { v: PROTOCOL_VERSION, epoch: 'e1', rows, cursor: done ? seq : (rows.at(-1)?.seq ?? seq), done };
  };
  const sync = createSync({
    store,
    fetch: (_input, init) =>
      Promise.resolve(Response.json(answer((init?.body as string | undefined) ?? null))),
    now: Date.now,
    random: Math.random,
    wait: () => Promise.resolve(),
    lock: (_name, work) => work(),
  });
  await sync.run();
}
