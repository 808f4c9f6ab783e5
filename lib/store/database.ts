import { Dexie, type Table, type Transaction } from 'dexie';
import type { RecordByKind, RecordKind } from '../model/change';
import type { Contact } from '../model/contact';
import type { Mutation, RejectionCode } from '../model/wire';
import type { TaughtSite } from '../model/taught-site';
import type { TeamRecord } from '../model/team-record';
import type { Member, Workspace } from '../model/workspace';
import type { KeptBulk } from './many-store';
import type { MetaRow } from './meta-rows';
import type { Phase } from '../model/lifecycle';
import type { KindedFact } from '../rules/person-of';
import { SINCE_3 } from '../model/since-3';
import type { StoredFigures, StoredMonth } from './figures/packed';
import { fillUp } from './fill-up';
import { fillUpTo4 } from './upgrade-4';

/** The version of what lies in the database. Raise it with each new `version()` below; a test keeps one example each. */
export const SCHEMA_VERSION = 4;

/** The stage change that gives a person's stage, and when the person came into that stage. */
export interface StageLead {
  id: string;
  at: number;
  device: string;
  number: number;
  /** The model that has the stage `to`, and its phase then. */
  model: string;
  to: string;
  phase: Phase;
  since: number;
}

/**
 * A contact as it lies in the database: with its stage and with what it is found by. Where people were merged, the one
 * who is shown has the stage of all of them together, and the others have none.
 */
export interface StoredContact extends Contact {
  lead: StageLead | null;
  /** The market, for an index; '' for the main one, since null cannot be looked up. */
  marketKey: string;
  addresses: string[];
  records: string[];
  words: string[];
  /** Members who lost what they typed here, for an index; absent where nobody did, so that it costs nothing. */
  lostBy?: string[];
}

/** A fact as it lies in the database: all kinds in one table, so that one query brings all of a person. */
export type StoredFact = KindedFact;

/** One record, whole; null where there is none. */
export type RecordState = {
  [K in RecordKind]: { kind: K; id: string; data: RecordByKind[K] | null };
}[RecordKind];

/** What the server last said of a record; `deleted`: that it was there and is not any more. */
export type Shadow = RecordState & { deleted: boolean };

/** The stage of a person whose contact is not here: it comes later in the pull, or is deleted and not yet sent. */
export interface Orphan {
  id: string;
  lead: StageLead;
}

/**
 * `pending`: not known to be on the server, or an answer of the server in the position says that it is. `sent`: the server
 * has it; no pull has come past it to its end. `done`: it is part of the server's rows; kept 7 days in case the server is restored. `rejected`: refused, shown to the user.
 */
export type OutboxStatus = 'pending' | 'sent' | 'done' | 'rejected';

/** A mutation without its age, which is told when it is sent. */
export type OutboxMutation = Mutation extends infer M
  ? M extends Mutation
    ? Omit<M, 'ageMs'>
    : never
  : never;

/** One mutation and what became of it. `n` counts up on this device and is never given twice. */
export interface OutboxEntry {
  n: number;
  state: OutboxStatus;
  recordId: string;
  /** When it was made, by this device's clock. */
  at: number;
  /** Of its JSON, in bytes. */
  size: number;
  mutation: OutboxMutation;
  /** The workspace's seq when the server took it; absent before that. */
  seq?: number;
  /** How long this device had worked when the server took or refused it: see Position. Stays when it is sent again. */
  ackedAt?: number;
  code?: RejectionCode;
  /** With `erased`: when the person was. */
  erasedAt?: number;
  /** 1 for one that is about many people: found by it, since `recordId` names none of them. */
  bulk?: 1;
}

/** The browser's IndexedDB, or a test's. */
export interface IndexedDbApi {
  indexedDB?: IDBFactory;
  IDBKeyRange?: typeof IDBKeyRange;
}

/** Names a record, and nothing else of it. */
export interface Named {
  id: string;
}

/** When the user of this device last looked at a person; never sent. */
export interface Look {
  id: string;
  at: number;
}

/** A client of an older protocol was not sent what is new, and its cursor is past it: everything is fetched again. */
async function fetchAgain(transaction: Transaction): Promise<void> {
  await transaction
    .table<MetaRow>('meta')
    .where('key')
    .equals('position')
    .modify((row: MetaRow) => {
      if (row.key === 'position') row.value = { ...row.value, cursor: 0 };
    });
}

/**
 * The database of one browser profile. Each index costs a tenth of the time of a write, so there are few. `shadows`
 * holds what the server last said of the records that have unconfirmed mutations laid over them.
 */
export class SidestageDatabase extends Dexie {
  declare readonly contacts: Table<StoredContact, string>;
  declare readonly facts: Table<StoredFact, string>;
  declare readonly workspaces: Table<Workspace, string>;
  declare readonly members: Table<Member, string>;
  declare readonly taught: Table<TaughtSite, string>;
  declare readonly teamRecords: Table<TeamRecord, string>;
  declare readonly looks: Table<Look, string>;
  declare readonly orphans: Table<Orphan, string>;
  declare readonly shadows: Table<Shadow, string>;
  declare readonly outbox: Table<OutboxEntry, number, Omit<OutboxEntry, 'n'>>;
  /** People who are to be fetched whole. */
  declare readonly wanted: Table<Named, string>;
  /** What a snapshot that replaces older rows has brought. */
  declare readonly arrived: Table<Named, string>;
  declare readonly bulks: Table<KeptBulk, string>;
  /** What each person adds to the team's figures, the months that are the sums of it, and who is to be counted again. */
  declare readonly figured: Table<StoredFigures, string>;
  declare readonly months: Table<StoredMonth, string>;
  declare readonly unfigured: Table<Named, string>;
  declare readonly meta: Table<MetaRow, string>;

  /** `isNewer`: a newer version made it, so it is opened as it is; else Dexie would add what it misses. */
  constructor(name: string, api: IndexedDbApi, isNewer = false) {
    // Strict: a change that was confirmed to the user is on the disk. No cache: a query shows what is committed.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled', ...api });
    if (isNewer) return;
    this.version(1).stores({
      contacts: 'id, *addresses, *records, *words, [lead.to+lead.since]',
      facts: 'id, [contactId+kind]',
      workspaces: 'id',
      members: 'id',
      orphans: 'id',
      shadows: 'id',
      outbox: '++n, [state+n], recordId',
      meta: 'key',
    });
    this.version(2).stores({ taught: 'id' }).upgrade(fetchAgain);
    this.version(3)
      .stores({
        contacts: 'id, *addresses, *records, *words, [lead.to+lead.since], mergedInto',
        looks: 'id',
      })
      .upgrade(async (transaction) => {
        await fillUp(transaction, SINCE_3);
        await fetchAgain(transaction);
      });
    this.version(4)
      .stores({
        contacts: 'id, *addresses, *records, *words, [marketKey+lead.to+lead.since], mergedInto, *lostBy',
        outbox: '++n, [state+n], recordId, bulk',
        wanted: 'id',
        arrived: 'id',
        bulks: 'id, at',
        teamRecords: 'id',
        figured: 'id, owner, *members, *refers',
        months: 'id',
        unfigured: 'id',
      })
      .upgrade(async (transaction) => {
        await fillUpTo4(transaction);
        await fetchAgain(transaction);
      });
  }

  /** Opens it; one that a newer version made has the tables which that version has. */
  override open(): ReturnType<Dexie['open']> {
    return super.open().then((db) => {
      for (const table of db.tables) if (!(table.name in this)) Object.assign(this, { [table.name]: table });
      return db;
    });
  }
}
