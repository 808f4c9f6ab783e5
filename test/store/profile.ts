import 'fake-indexeddb/auto'; // before Dexie, which looks for IndexedDB when it is loaded
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { Change } from '../../lib/model/change';
import type { PushReply, Row } from '../../lib/model/wire';
import { SidestageDatabase } from '../../lib/store/database';
import { openStore, type OpenStore, type OpenStoreOptions } from '../../lib/store/open';
import type { Session } from '../../lib/store/store';
import { buildContact, buildInteraction, buildStageChange, freshId, idOf, NOW } from '../builders';

/** A browser profile of its own: a store over an empty IndexedDB, and a way to look into its tables. */
export interface Profile {
  store: OpenStore;
  factory: IDBFactory;
  /** Opens another page of the same profile. */
  again: (options?: Partial<OpenStoreOptions>) => Promise<OpenStore>;
  /** The tables as they are, through a connection of its own. */
  tables: <T>(read: (db: SidestageDatabase) => Promise<T>) => Promise<T>;
  clock: { now: number };
}

/** A store over an empty IndexedDB whose clock stands at NOW until it is moved. */
export async function openProfile(
  options: Partial<OpenStoreOptions> = {},
  factory: IDBFactory = new IDBFactory(),
): Promise<Profile> {
  const clock = { now: NOW };
  const again = (more: Partial<OpenStoreOptions> = {}) =>
    openStore({
      now: () => clock.now,
      newId: freshId,
      indexedDB: factory,
      IDBKeyRange,
      // A busy machine is no broken browser.
      timeoutMs: 60_000,
      ...options,
      ...more,
    });
  const store = await again();
  const tables = async <T>(read: (db: SidestageDatabase) => Promise<T>) => {
    const db = new SidestageDatabase('sidestage', { indexedDB: factory, IDBKeyRange }, true);
    await db.open();
    try {
      return await read(db);
    } finally {
      db.close();
    }
  };
  return { store, factory, again, tables, clock };
}

export const PERSON = idOf(100);

/** The change that adds a person. */
export function add(fields: Parameters<typeof buildContact>[0] = {}): Change {
  const contact = buildContact(fields);
  return { op: 'patch', kind: 'contact', id: contact.id, fields: contact, base: null };
}

/** The change that edits fields of the person. */
export function edit(fields: Parameters<typeof buildContact>[0] & object, id = PERSON): Change {
  return { op: 'patch', kind: 'contact', id, fields, base: {} };
}

/** The change that adds a note. */
export function note(fields: Parameters<typeof buildInteraction>[0] = {}): Change {
  const { device: _device, number: _number, ...fact } = buildInteraction({ type: 'note', ...fields });
  return { op: 'event', kind: 'interaction', fact };
}

/** The change that moves the person to a stage. */
export function move(to: string, fields: Parameters<typeof buildStageChange>[0] = {}): Change {
  const { device: _device, number: _number, ...fact } = buildStageChange({ to, ...fields });
  return { op: 'event', kind: 'stage-change', fact };
}

/** A server's answer that took everything up to a mid. */
export function taken(lastMid: number, seq: number, rejected: PushReply['rejected'] = []): PushReply {
  return { lastMid, seq, rejected, epoch: 'e1' };
}

/** A contact's row as the server sends it. */
export function contactRow(seq: number, fields: Parameters<typeof buildContact>[0] = {}): Row {
  const data = buildContact(fields);
  return { kind: 'contact', id: data.id, seq, deleted: false, data };
}

/** A stage change's row as the server sends it. */
export function stageRow(seq: number, fields: Parameters<typeof buildStageChange>[0] = {}): Row {
  const data = buildStageChange(fields);
  return { kind: 'stage-change', id: data.id, seq, deleted: false, data };
}

/** The row of a record that is deleted. */
export function goneRow(seq: number, kind: Row['kind'], id: string): Row {
  return { kind, id, seq, deleted: true, data: null };
}

/** A page of a pull. */
export function page(cursor: number, ...rows: Row[]) {
  return { rows, cursor, epoch: 'e1', done: true };
}

export const ALL = { mutations: 500, bytes: 1e6 };

/** A member who is signed in. */
export function sessionOf(name: string, workspace = 'Harbour Goods'): Session {
  const number = (text: string) => Number.parseInt(Buffer.from(text).toString('hex').slice(0, 10), 16) % 1e9;
  return {
    server: 'https://team.example',
    token: `token of ${name} in ${workspace}`,
    workspace: { id: idOf(number(workspace)), name: workspace },
    member: { id: idOf(number(name)), name, roles: ['rep'] },
  };
}

/** The first value that fits of a watcher, in 4 seconds. */
export function seen<T>(
  watch: (call: (value: T) => void) => () => void,
  fits: (value: T) => boolean = () => true,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('The watcher did not see it in 4 seconds.'));
    }, 4000);
    const stop = watch((value) => {
      if (!fits(value)) return;
      clearTimeout(timer);
      queueMicrotask(() => {
        stop();
      });
      resolve(value);
    });
  });
}

/** Waits until a check passes: as long as a busy machine may need. */
export async function eventually(check: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(check, { timeout: 4000 });
}
