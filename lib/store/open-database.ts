import { SCHEMA_VERSION, SidestageDatabase, type IndexedDbApi } from './database';
import { StoreUnavailableError } from './errors';
import { getMeta, putMeta } from './meta';

/** Dexie counts versions in tens where IndexedDB counts in ones. */
const DEXIE_FACTOR = 10;

/** An open database: what it is called for the marker, and whether a newer version than this code wrote it. */
export interface OpenDatabase {
  db: SidestageDatabase;
  id: string;
  readOnly: boolean;
}

/**
 * Opens the database or makes it.
 * @throws StoreUnavailableError when there is no IndexedDB, it refuses, or it does not answer within `timeoutMs`
 */
export async function openDatabase(
  name: string,
  api: IndexedDbApi,
  how: { newId: () => string; timeoutMs: number },
): Promise<OpenDatabase> {
  const opening = open(name, api, how.newId);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('IndexedDB does not answer.')), how.timeoutMs);
  });
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

async function open(name: string, api: IndexedDbApi, newId: () => string): Promise<OpenDatabase> {
  const factory = api.indexedDB ?? (globalThis as { indexedDB?: IDBFactory }).indexedDB;
  if (factory === undefined) throw new Error('There is no IndexedDB.');
  const isNewer = (await installedVersion(factory, name)) > SCHEMA_VERSION;
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
