import type { Change, Person } from '../model/change';
import type { Account } from '../rules/account';
import type { Contact, LostEdit } from '../model/contact';
import type { Phase } from '../model/lifecycle';
import type { RecordKey } from '../model/record-key';
import type { TaughtSite } from '../model/taught-site';
import type { TeamRecord } from '../model/team-record';
import type { WatchedGroups } from '../model/watched';
import type { Member, Role, Workspace } from '../model/workspace';
import type { CountRow } from '../rules/action-counts';
import type { Ended, WouldBeLost } from './ended';
import type { PageMemory } from './page-memory';
import type { Mutation, PeopleReply, PullReply, PushReply, RejectionCode, Row } from '../model/wire';

/** Ends a subscription. */
export type Stop = () => void;

/** How this browser is signed in; the token never leaves the extension's own database. */
export interface Session {
  server: string;
  token: string;
  workspace: { id: string; name: string };
  member: { id: string; name: string; roles: Role[] };
  /** When the token was given out, by this device's clock; it is changed for another after a while. */
  tokenAt?: number;
}

/** What waits to be sent and what the server refused. */
export interface OutboxState {
  pending: number;
  /** `mid` names it for settleRejected on this device. */
  rejected: {
    mid: number;
    code: RejectionCode;
    mutation: Mutation;
    /** Goes with `erased`: when the person was. */
    at?: number | undefined;
    /** When it was made, by this device's clock. */
    made?: number;
    /** Whom it is about; null where that is nobody, or somebody who is not here. */
    contact?: Contact | null;
  }[];
}

/** One change that is not sent yet. */
export interface UnsentChange {
  /** Its place in the outbox: what it is called on this device. */
  n: number;
  /** When it was made, by this device's clock. */
  at: number;
  mutation: Mutation;
  /** Whom it is about; null where that is nobody, or somebody who is not here. */
  contact: Contact | null;
}

/** What is not sent yet: how many changes in all, and the latest of them, the newest first. */
export interface Unsent {
  total: number;
  changes: UnsentChange[];
}

/** A person, and what the user of this device typed of them that another edit replaced unseen. */
export interface LostOfPerson {
  contact: Contact;
  lost: LostEdit[];
}

/** A contact with the stage derived from its stage changes; `since` is when it entered it. */
export interface ContactRow extends Contact {
  stage: string | null;
  /** The id of the model that has this stage, and the phase it was of when the change was made. */
  stageModel: string | null;
  phase: Phase | null;
  since: number | null;
}

/** What the team's own people say of a stage: for 'team 41' and for people without a history. */
export interface StageFigures {
  people: number;
  /** Median of whole days that the people who are in the stage now have been in it. */
  medianDays: number | null;
  /** Net revenue of the last 12 months a person, in minor units of the workspace's currency: quartiles. */
  yearRevenue: { low: number; median: number; high: number; people: number } | null;
  /** How customers leave, by a sample of the market; left out where that was not counted. */
  watched?: WatchedGroups;
  /** Of the people on this device, which holds some of the team's only. */
  isSample?: boolean;
}

/** Which people a walk is over, all without `ids`, and what ends it early. */
export interface EachPersonHow {
  signal?: AbortSignal;
  ids?: readonly string[];
}

/** The counts that actions are ranked by, as they were when they were last gathered. */
export interface Learnt {
  at: number;
  rows: CountRow[];
}

/** The settings that two people may edit at once and lose a whole text. */
export type OverruledField = 'model' | 'playbook' | 'tiers' | 'markets';

/** What this device last saved of a setting, and what a later edit of somebody else made of it. */
export type Overruled = {
  [F in OverruledField]: { field: F; mine: Workspace[F]; theirs: Workspace[F] };
}[OverruledField];

/** What this device keeps for itself and never syncs. */
export interface DeviceSettings {
  /** The user's own addresses and domains, typed or learnt. */
  own: string[];
  theme: 'system' | 'light' | 'dark';
  /** Whether the first-run questions have been answered. */
  welcomed: boolean;
  /** The preset through which people are seen instead of the team's model; absent or null: the team's. */
  lens?: string | null;
  /** Columns of the board's table of people, from left to right. */
  peopleColumns?: string[];
  /** Keys that the user chose for themselves, by what they do; '' for none. */
  keys?: Partial<Record<string, string>>;
}

/**
 * What stands in the way of the sync, as far as the user can do something about it: a network that wants a sign-in of its
 * own, a server that is busy or has a fault, versions that do not fit, a device that is signed out or may not, storage.
 */
export type SyncTrouble = 'portal' | 'busy' | 'server' | 'version' | 'signed-out' | 'not-allowed' | 'storage';

/** Where the sync stands; kept so that every page of the extension shows the same. */
export type SyncState =
  | { state: 'off' }
  | { state: 'syncing' }
  | { state: 'synced'; at: number }
  | { state: 'offline'; since: number; retryAt: number }
  | { state: 'error'; message: string; trouble?: SyncTrouble; since: number; retryAt: number | null };

/** The team's settings and its members; no settings before anybody made or fetched them. */
export interface Team {
  workspace: Workspace | null;
  members: Member[];
}

/** Reads and writes for people's work. All reads are of this device; none waits for the network. */
export interface Store {
  /** The person with everything known of those who were merged into them; by the id of any of them. */
  person(id: string): Promise<Person | null>;
  /** Calls back at once and after each change, until stopped. */
  watchPerson(id: string, seen: (person: Person | null) => void): Stop;
  /** Those who were merged into the person, without the person themselves; by the id of any of them. */
  mergedPeople(id: string): Promise<Contact[]>;
  /**
   * Walks all people with everything known of them, in batches of a few hundred; `visit` is waited for.
   * @throws the signal's reason when it is aborted
   */
  eachPerson(visit: (persons: Person[]) => void | Promise<void>, how?: EachPersonHow): Promise<void>;
  /**
   * Everybody as lists show them, some after some, the greatest id first; faster than `eachPerson`, without their facts.
   * @throws the signal's reason when it is aborted
   */
  eachRow(visit: (rows: ContactRow[]) => void | Promise<void>, signal?: AbortSignal): Promise<void>;
  /** How many people there are, for the progress of a walk; those who were merged count by themselves. */
  countPeople(): Promise<number>;
  /**
   * Calls back after each change of people or of what is known of them, in any page of the extension: their ids, or null
   * where anybody may be among them.
   */
  watchPeople(seen: (ids: string[] | null) => void): Stop;
  /** What was learnt of everybody when it was last gathered on this device; null before. */
  learnt(): Promise<Learnt | null>;
  /** Keeps it for the next start; nothing where the database cannot be written. */
  keepLearnt(learnt: Learnt): Promise<void>;
  /** Whether this device holds some of the team's people only, and the server can be asked for the others. */
  isPart(): Promise<boolean>;
  /** Everybody, in one read. People who were merged are one row here and wherever rows are given. */
  contactRows(): Promise<ContactRow[]>;
  /** When the user of this device last looked at a person; null: never. Not synced, forgotten with the sign-out. */
  lookedAt(contactId: string): Promise<number | null>;
  /** Remembers that they look now; nothing where the database cannot be written. */
  look(contactId: string, at: number): Promise<void>;
  findByAddress(address: string): Promise<ContactRow[]>;
  findByKey(key: RecordKey): Promise<ContactRow[]>;
  /** People whose name, address or company has a word that begins so; at most `limit`. */
  search(text: string, limit: number): Promise<ContactRow[]>;
  /** People of one company, by its name or by the domain of an address; at most 500. */
  peopleOfAccount(account: Account): Promise<ContactRow[]>;
  team(): Promise<Team>;
  watchWorkspace(seen: (team: Team) => void): Stop;
  /** Settings that this device saved in the last 7 days and a later edit replaced, until that is settled. */
  watchOverruled(seen: (overruled: Overruled[]) => void): Stop;
  settleOverruled(field: OverruledField): Promise<void>;
  /** The sites that were taught, the newest first. */
  taughtSites(): Promise<TaughtSite[]>;
  watchTaughtSites(seen: (sites: TaughtSite[]) => void): Stop;
  /** What the team keeps together, and what the user keeps alone; in no order. */
  watchTeamRecords(seen: (records: TeamRecord[]) => void): Stop;
  /** Of a stage of a market's model; null: the main market. */
  stageFigures(stage: string, market: string | null): Promise<StageFigures>;
  /**
   * Writes the changes and their outbox entries in one transaction, durability strict.
   * @throws StoreFullError when storage is full: nothing was written.
   * @throws StoreReadOnlyError when the database was written by a newer version.
   */
  commit(changes: Change[]): Promise<void>;
  watchOutbox(seen: (outbox: OutboxState) => void): Stop;
  /** Sends a refused mutation again as a new one, or drops it. */
  settleRejected(mid: number, how: 'retry' | 'drop'): Promise<void>;
  /** Parks a refused mutation again that was dropped in this page. */
  restoreRejected(mid: number): Promise<void>;
  /** The latest changes that are not sent yet, at most `limit`; and all of them, once. */
  watchUnsent(limit: number, seen: (unsent: Unsent) => void): Stop;
  unsent(): Promise<Unsent>;
  /** What the user typed and lost, person by person, without what an edit of theirs settles that is on its way. */
  watchLost(seen: (people: LostOfPerson[]) => void): Stop;
  /** Of whom notes were edited on this device in the last days: among them are those whose edit was lost. */
  peopleOfEditedNotes(): Promise<string[]>;
  session(): Promise<Session | null>;
  watchSession(seen: (session: Session | null) => void): Stop;
  /**
   * Forgets everything of an earlier workspace or member first; the same member with a new token keeps everything.
   * @throws StoreUnsentError while changes of somebody else are not sent: nothing was changed.
   */
  signIn(session: Session): Promise<void>;
  /** Erases everything on this device, also what is not sent: ask first. */
  signOut(): Promise<void>;
  /** What the server does not have: what waits to be sent, and what it refused. */
  wouldBeLost(): Promise<WouldBeLost[]>;
  /** The session that the server ended, until its user has seen that. */
  watchEnded(seen: (ended: Ended | null) => void): Stop;
  /** Erases what is left of it. */
  forgetEnded(): Promise<void>;
  device(): Promise<DeviceSettings>;
  watchDevice(seen: (settings: DeviceSettings) => void): Stop;
  saveDevice(settings: Partial<DeviceSettings>): Promise<void>;
  /** What the user said of pages, on this device. */
  watchPageMemory(seen: (memory: PageMemory) => void): Stop;
  /** Changes it, as one transaction. @throws StoreFullError, StoreReadOnlyError */
  changePageMemory(change: (memory: PageMemory) => PageMemory): Promise<void>;
  watchSync(seen: (state: SyncState) => void): Stop;
  close(): void;
}

/** Where sync stands. */
export interface SyncPosition {
  clientId: string;
  epoch: string | null;
  cursor: number;
  scope: string | null;
  resume: { mark: string; cursor: number } | null;
}

/** People with everything known of them, as the server had them at a seq. */
export type WholePeople = Pick<PeopleReply, 'epoch' | 'seq' | 'rows' | 'gone' | 'rest'>;

/** What sync needs of the store: what to send, and one transaction for each answer. */
export interface SyncStore {
  session(): Promise<Session | null>;
  /**
   * This device's client id, the server's epoch, the pull cursor (0 until a snapshot has come to its end), the people this
   * device is sent (null: it does not know), and a snapshot that was cut off.
   */
  position(): Promise<SyncPosition>;
  /**
   * Pending mutations in order of mid behind `after`, at most so many and so many bytes of JSON; `ageMs` from `now`.
   * @throws StoreSignedOutError when the position is another's by now
   */
  outgoing(now: number, limits: { mutations: number; bytes: number }, after?: number): Promise<Mutation[]>;
  /** Marks what the server has, up to `reply.lastMid`; parks what it refused. */
  acknowledge(reply: PushReply, now: number): Promise<void>;
  /**
   * Rows and their cursor in one transaction, with what is still in the outbox laid over them. With the last page
   * (`done`) what was acknowledged before counts as part of the rows. False: by their new roles this member may read
   * something else than before, so everything is to be fetched again; the cursor is 0.
   */
  applyPull(page: Pick<PullReply, 'rows' | 'out' | 'cursor' | 'epoch' | 'done'>): Promise<boolean>;
  /**
   * The rows of a snapshot, batch by batch; what was there before and is not in it goes at the end. `mark`: everything up
   * to there has come, so that it can go on from there.
   */
  beginSnapshot(epoch: string, cursor: number, scope?: string): Promise<void>;
  applySnapshot(rows: Row[], mark?: string): Promise<void>;
  endSnapshot(): Promise<void>;
  /** People who are to be fetched whole, at most so many. */
  wantedPeople(limit: number): Promise<string[]>;
  /** People who came whole, asked for by these ids or found; false: the answer is too old, ask again. */
  applyPeople(asked: readonly string[], reply: WholePeople): Promise<boolean>;
  /** A copied or restored device: a new client id; everything that was not acknowledged gets a new mid from 1. */
  newClientId(): Promise<void>;
  /**
   * The server was restored: everything acknowledged in the last 7 days is pending again, the epoch is not known and
   * the cursor is 0. It is pushed before anything is fetched: edits older than a fetch count as made at the fetch.
   */
  resendAfterRestore(): Promise<void>;
  setSyncState(state: SyncState): Promise<void>;
  /** The server signed this device out: erases everything but what was not sent. Nothing where the token is another by now. */
  endSession(token: string, now: number): Promise<void>;
  /** Puts another token in the place of one. False where that is not the session's any longer. */
  keepToken(before: string, token: string, now: number): Promise<boolean>;
}
