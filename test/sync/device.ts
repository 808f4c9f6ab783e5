import 'fake-indexeddb/auto'; // before Dexie, which looks for IndexedDB when it is loaded
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Change } from '../../lib/model/change';
import { SidestageDatabase } from '../../lib/store/database';
import { openStore, type OpenStore } from '../../lib/store/open';
import type { Session, SyncStore } from '../../lib/store/store';
import { createSync, type Sync } from '../../lib/sync/sync';
import type { Seeded } from './seeded';

/** What devices of one run share. */
export interface Surroundings {
  chance: Seeded;
  now: () => number;
  newId: () => string;
  /** The network as a device has it. */
  fetchOf: (device: Device) => typeof fetch;
  /** How long an answer may take. */
  timeoutMs?: number;
  /** Puts something between sync and store: for a store with a mistake. */
  wrap?: (store: SyncStore, device: Device) => SyncStore;
}

/** One browser profile with its own database and its own clock, which may be wrong. */
export class Device {
  /** How far its clock is from the right time, in milliseconds. */
  clockError = 0;
  private opened: { store: OpenStore; sync: Sync } | null = null;
  private readonly factory = new IDBFactory();
  private window: PromiseLike<unknown> | null = null;

  constructor(
    readonly name: string,
    readonly session: Session,
    private readonly around: Surroundings,
  ) {}

  get store(): OpenStore {
    if (this.opened === null) throw new Error(`${this.name} is not open.`);
    return this.opened.store;
  }

  /** Opens its store, as a browser that starts does. */
  async open(): Promise<void> {
    const { around } = this;
    const now = () => around.now() + this.clockError;
    const store = await openStore({
      now,
      newId: around.newId,
      indexedDB: this.factory,
      IDBKeyRange,
      timeoutMs: 60_000,
    });
    if ((await store.session()) === null) await store.signIn(this.session);
    const sync = createSync({
      store: around.wrap?.(store, this) ?? store,
      fetch: around.fetchOf(this),
      now,
      random: around.chance.next,
      wait: () => Promise.resolve(),
      lock: (_name, work) => work(),
      ...(around.timeoutMs === undefined ? {} : { timeoutMs: around.timeoutMs }),
    });
    this.opened = { store, sync };
  }

  /** Ends it without a word, as a browser that is killed, and starts it again. */
  async restart(): Promise<void> {
    this.opened?.store.close();
    await this.open();
  }

  async commit(changes: Change[]): Promise<void> {
    await this.store.commit(changes);
  }

  async sync(signal?: AbortSignal): Promise<void> {
    await this.opened?.sync.run(signal);
  }

  /** Looks people up by an address, as the panel does for a page. */
  async lookUp(address: string): Promise<boolean> {
    return (await this.opened?.sync.lookUp([{ address }])) ?? false;
  }

  /** Its tables as they are. */
  async tables<T>(read: (db: SidestageDatabase) => Promise<T>): Promise<T> {
    this.window ??= new SidestageDatabase('sidestage', { indexedDB: this.factory, IDBKeyRange }).open();
    return read((await this.window) as SidestageDatabase);
  }

  /** Another device with a copy of this one's database: a copied profile, with the same session. */
  async copy(name: string): Promise<Device> {
    const copy = new Device(name, this.session, this.around);
    await copy.open();
    const rows = await this.tables((db) =>
      Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)),
    );
    await copy.tables(async (db) => {
      for (const [table, values] of rows)
        await db
          .table(table)
          .clear()
          .then(() => db.table(table).bulkPut(values));
    });
    await copy.restart();
    return copy;
  }
}
