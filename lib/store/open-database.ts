import { SCHEMA_VERSION, SidestageDatabase, type IndexedDbApi } from './database';
import { StoreUnavailableError } from './errors';
import { getMeta, putMeta } from './meta';

/** Dexie counts versions in tens where IndexedDB counts in ones. */
const DEXIE_FACTOR = 10;

/** An upgrade writes every row anew: with 20,000 people that takes a slow machine a minute, once. */
const UPGRADE_TIMEOUT_MS = 180_000;

/** An open database: what it is called for the marker, and whether a newer version than this code wrote it. */
export interface OpenDatabase {
  db: SidestageDatabase;
  id: string;
  readOnly: boolean;
}

/**
 * Opens the database or makes it.
 * @throws StoreUnavailableError when there is no IndexedDB, it refuses, or it does not answer within `timeoutMs`; one
 * that is upgraded has three minutes
 */
export async function openDatabase(
  name: string,
  api: IndexedDbApi,
  how: { newId: () => string; timeoutMs: number },
): Promise<OpenDatabase> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let giveUp = (_error: Error): void => undefined;
  const wait = (timeoutMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp(new Error('IndexedDB does not answer.')), timeoutMs);
  };
  const late = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  wait(how.timeoutMs);
  const opening = open(name, api, how.newId, () => wait(UPGRADE_TIMEOUT_MS));
  try {
    return await Promise.race([opening, late]);
  } catch (error) {
    // One that opens after all would stand in the way of the next attempt.
    opening.then(({ db }) => db.close()).catch(() => undefined);
    throw new StoreUnavailableError(error);
  } finally {
    clearTimeout(timer);
  }
}

async function open(
  name: string,
  api: IndexedDbApi,
  newId: () => string,
  upgrades: () => void,
): Promise<OpenDatabase> {
  const factory = api.indexedDB ?? (globalThis as { indexedDB?: IDBFactory }).indexedDB;
  if (factory === undefined) throw new Error('There is no IndexedDB.');
  const installed = await installedVersion(factory, name);
  if (installed > 0 && installed < SCHEMA_VERSION) upgrades();
  const isNewer = installed > SCHEMA_VERSION;
  const db = new SidestageDatabase(name, api, isNewer);
  await db.open();
  const schema = await getMeta(db, 'schema');
  const known = await getMeta(db, 'database');
  const readOnly = isNewer || (schema !== undefined && schema.version > SCHEMA_VERSION);
  if (readOnly) return { db, id: known?.id ?? '', readOnly };
  const id = await db.transaction('rw', db.meta, async () => {
    const { id } = (await getMeta(db, 'database')) ?? { id: newId() };
    if (known === undefined) await putMeta(db, 'database', { id });
    if (schema?.version !== SCHEMA_VERSION) await putMeta(db, 'schema', { version: SCHEMA_VERSION });
    return id;
  });
  return { db, id, readOnly };
}

/** The version of our schema that the browser has; 0 where there is none, or it does not tell. */
async function installedVersion(factory: IDBFactory, name: string): Promise<number> {
  const list = 'databases' in factory ? await factory.databases() : [];
  const version = list.find((one) => one.name === name)?.version ?? 0;
  return Math.floor(version / DEXIE_FACTOR);
}
