import { applyPull } from './apply';
import { peopleOfAccount } from './account';
import { changePageMemory } from './change-page-memory';
import { commit } from './commit';
import { reading, writing, type StoreContext } from './context';
import { SCHEMA_VERSION } from './database';
import { mergedPeople, readPerson } from './facts';
import { stageFigures } from './figures-cache';
import { figureStore, type FigureStore } from './figures/figure-store';
import { findByAddress, findByKey, search } from './find';
import { position } from './lease';
import { allBulks, findByAddresses, peopleOfOwner, rowsOf, someBulks } from './many';
import type { CommitHow, ManyStore } from './many-store';
import { lostSince, markerOf, type MarkerPlace } from './marker';
import { getMeta, putMeta } from './meta';
import { openDatabase } from './open-database';
import { lostEdits, peopleOfEditedNotes } from './lost';
import { acknowledge, outboxState, outgoing, restoreRejected, settleRejected } from './outbox';
import { unsent } from './unsent';
import { wouldBeLost } from './would-be-lost';
import { overruled, settleOverruled } from './overruled';
import { EMPTY_MEMORY } from './page-memory';
import { contactRows, eachPerson, eachRow } from './people';
import { newClientId, resendAfterRestore } from './renumber';
import { DEVICE_DEFAULTS, endSession, keepToken, signIn, signOut } from './session';
import { applySnapshot, beginSnapshot, endSnapshot } from './snapshot';
import type { Store, SyncState, SyncStore } from './store';
import { isPart } from './held';
import { watch } from './watch';
import { watchPeople } from './watch-people';
import { applyPeople, wantedPeople } from './whole-people';

/** How long IndexedDB may take to open: a damaged or blocked one never answers. */
const OPEN_TIMEOUT_MS = 4000;

/** What the store is given: the clock, ids, and for tests an IndexedDB of their own. */
export interface OpenStoreOptions {
  name?: string;
  now: () => number;
  /** A new UUID, version 7. */
  newId: () => string;
  indexedDB?: IDBFactory;
  IDBKeyRange?: typeof IDBKeyRange;
  /** Outside IndexedDB, so that a database the browser lost is noticed. */
  marker?: MarkerPlace;
  /** The database was closed under this page: reload it. Not called for close(). */
  onClosed?: () => void;
  /** Everything here was erased, since somebody signed out or was signed out. */
  onErased?: () => void;
  timeoutMs?: number;
}

/** The store of one browser profile. */
export interface OpenStore extends Store, ManyStore, SyncStore {
  /** As of Store; a long one can be broken off. @throws the signal's reason */
  commit(changes: Parameters<Store['commit']>[0], how?: CommitHow): Promise<void>;
  /** A newer version of Sidestage wrote the database: every write is refused. */
  readonly readOnly: boolean;
  /** The browser lost the database that was here, with so many changes that were not sent; until somebody signs in. */
  readonly lost: { unsent: number } | null;
  /** What the people of this device add up to. */
  readonly figures: FigureStore;
}

/**
 * Opens the store. Any number of pages may have it open at once; what one writes, the others' watchers see.
 * @throws StoreUnavailableError when the browser keeps no data for us, or does not answer within 4 seconds
 */
export async function openStore(options: OpenStoreOptions): Promise<OpenStore> {
  const { name = 'sidestage', now, newId, marker, onClosed, timeoutMs = OPEN_TIMEOUT_MS } = options;
  const api = {
    ...(options.indexedDB && { indexedDB: options.indexedDB }),
    ...(options.IDBKeyRange && { IDBKeyRange: options.IDBKeyRange }),
  };
  const { db, id, readOnly } = await openDatabase(name, api, { newId, timeoutMs });
  const lost = marker === undefined || readOnly ? null : await lostSince(db, id, marker);
  const mark = marker === undefined || readOnly ? () => undefined : markerOf(marker, id, SCHEMA_VERSION);
  const erased = options.onErased ?? (() => undefined);
  const context: StoreContext = { db, readOnly, now, newId, mark, erased, lease: null, dropped: new Map() };
  mark((await getMeta(db, 'position')) ?? null);

  let isClosing = false;
  // Another page upgrades or erases the database: let it, and write nothing more with old code.
  db.on('versionchange', () => {
    db.close();
    return false;
  });
  db.on('close', () => {
    if (!isClosing) onClosed?.();
    isClosing = true;
  });

  const team = async () => {
    const workspace = (await db.workspaces.toCollection().first()) ?? null;
    return { workspace, members: await db.members.toArray() };
  };
  const taught = async () => (await db.taught.toArray()).sort((one, other) => other.at - one.at);
  const session = async () => (await getMeta(db, 'session')) ?? null;
  const device = async () => (await getMeta(db, 'device')) ?? DEVICE_DEFAULTS;

  return {
    readOnly,
    lost,
    figures: figureStore(context),
    person: (contactId) => reading(() => readPerson(db, contactId)),
    watchPerson: (contactId, seen) => watch(() => readPerson(db, contactId), seen),
    mergedPeople: (contactId) => reading(() => mergedPeople(db, contactId)),
    eachPerson: (visit, how) => reading(() => eachPerson(db, visit, how)),
    eachRow: (visit, signal) => reading(() => eachRow(db, visit, signal)),
    peopleOfAccount: (account) => reading(() => peopleOfAccount(db, account)),
    countPeople: () => reading(() => db.contacts.count()),
    watchPeople: (seen) => watchPeople(db, seen),
    learnt: () => reading(async () => (await getMeta(db, 'learnt')) ?? null),
    keepLearnt: async (learnt) => {
      if (!readOnly) await writing(context, () => putMeta(db, 'learnt', learnt));
    },
    isPart: () => reading(async () => isPart((await getMeta(db, 'position')) ?? {})),
    contactRows: () => reading(() => contactRows(db)),
    lookedAt: (contactId) => reading(async () => (await db.looks.get(contactId))?.at ?? null),
    look: async (contactId, at) => {
      if (!readOnly) await writing(context, () => db.looks.put({ id: contactId, at }));
    },
    findByAddress: (address) => reading(() => findByAddress(db, address)),
    findByKey: (key) => reading(() => findByKey(db, key)),
    search: (text, limit) => reading(() => search(db, text, limit)),
    team,
    watchWorkspace: (seen) => watch(team, seen),
    watchOverruled: (seen) => watch(() => overruled(db, now()), seen),
    settleOverruled: (field) => settleOverruled(context, field),
    taughtSites: () => reading(taught),
    watchTaughtSites: (seen) => watch(taught, seen),
    watchTeamRecords: (seen) => watch(() => db.teamRecords.toArray(), seen),
    stageFigures: (stage, market) => reading(() => stageFigures(context, stage, market)),
    commit: (changes, how) => commit(context, changes, how),
    rowsOf: (ids) => reading(() => rowsOf(db, ids)),
    findByAddresses: (keys) => reading(() => findByAddresses(db, keys)),
    peopleOfOwner: (owner) => reading(() => peopleOfOwner(db, owner)),
    watchBulks: (seen) => watch(() => allBulks(db), seen),
    bulks: (ids) => reading(() => someBulks(db, ids)),
    watchOutbox: (seen) => watch(() => outboxState(db), seen),
    settleRejected: (mid, how) => settleRejected(context, mid, how),
    restoreRejected: (mid) => restoreRejected(context, mid),
    watchUnsent: (limit, seen) => watch(() => unsent(db, limit), seen),
    unsent: () => reading(() => unsent(db, Infinity)),
    watchLost: (seen) => watch(() => lostEdits(db), seen),
    peopleOfEditedNotes: () => reading(() => peopleOfEditedNotes(db)),
    session: () => reading(session),
    watchSession: (seen) => watch(session, seen),
    signIn: (session) => signIn(context, session),
    signOut: () => signOut(context),
    wouldBeLost: () => reading(() => wouldBeLost(db)),
    watchEnded: (seen) => watch(async () => (await getMeta(db, 'ended')) ?? null, seen),
    forgetEnded: () => writing(context, () => db.meta.delete('ended')),
    device: () => reading(device),
    watchDevice: (seen) => watch(device, seen),
    saveDevice: (settings) =>
      writing(context, async () => {
        await putMeta(db, 'device', { ...DEVICE_DEFAULTS, ...(await getMeta(db, 'device')), ...settings });
      }),
    watchPageMemory: (seen) => watch(async () => (await getMeta(db, 'pages')) ?? EMPTY_MEMORY, seen),
    changePageMemory: (change) => changePageMemory(context, change),
    watchSync: (seen) =>
      watch(async (): Promise<SyncState> => (await getMeta(db, 'sync')) ?? { state: 'off' }, seen),
    close: () => {
      isClosing = true;
      db.close();
    },

    position: async () => {
      const { clientId, epoch, cursor, scope = null, snapshot } = await position(context);
      const mark = snapshot?.mark ?? null;
      const resume = mark === null || !snapshot ? null : { mark, cursor: snapshot.cursor };
      return { clientId, epoch, cursor, scope, resume };
    },
    outgoing: (at, limits, after) => reading(() => outgoing(context, at, limits, after)),
    acknowledge: (reply, at) => acknowledge(context, reply, at),
    applyPull: (page) => applyPull(context, page),
    beginSnapshot: (epoch, cursor, scope) => beginSnapshot(context, epoch, cursor, scope),
    applySnapshot: (rows, mark) => applySnapshot(context, rows, mark),
    endSnapshot: () => endSnapshot(context),
    wantedPeople: (limit) => reading(() => wantedPeople(db, limit)),
    applyPeople: (asked, reply) => applyPeople(context, asked, reply),
    newClientId: () => newClientId(context),
    resendAfterRestore: () => resendAfterRestore(context),
    endSession: (token, at) => endSession(context, token, at),
    keepToken: (before, token, at) => keepToken(context, { before, token, now: at }),
    setSyncState: (state) =>
      reading(async () => {
        if (!readOnly) await putMeta(db, 'sync', state);
      }),
  };
}
