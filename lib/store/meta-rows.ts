import type { WatchedMarket } from '../model/watched';
import type { Ended } from './ended';
import type { PageMemory } from './page-memory';
import type { DeviceSettings, Learnt, OverruledField, Session, StageFigures, SyncState } from './store';

/** How far a snapshot has come. */
export interface SnapshotUnderWay {
  /** The cursor that it ends with. */
  cursor: number;
  /** Everything up to there has come, as the server names it; null: nothing. */
  mark: string | null;
  /** Whether the database was empty before: then there is nothing to take away. */
  isFresh: boolean;
}

/** An answer of the server to a push. */
export interface Ack {
  /** The last entry of the outbox that it is about. */
  n: number;
  /** The workspace's seq when the server took them. */
  seq: number;
  /** How long this device had worked then. */
  at: number;
}

/** Where this device stands: who it is to the server, how far it has pulled, and how far it has counted. */
export interface Position {
  clientId: string;
  /** The server's epoch as last known. */
  epoch: string | null;
  /** 0 until a snapshot has come to its end. */
  cursor: number;
  /** The people this device is sent, as the server names them; null or absent: everybody. */
  scope?: string | null;
  /** A snapshot on its way in. */
  snapshot?: SnapshotUnderWay | null;
  /** The number of the last mutation made here. */
  lastMid: number;
  /** The number of the last mutation that the server has taken or refused. */
  settledMid: number;
  /** Answers of the server that are not written into the entries they are about; absent or empty: none. */
  acks?: Ack[];
  /**
   * How long this device has worked, in milliseconds, by a clock that only goes forward and at most a day at a time:
   * a wrong clock must not age what is kept in case the server is restored.
   */
  worked: number;
  /** This device's clock when `worked` was last added to. */
  workedAt: number;
}

/** How far everybody was counted for the team's figures; absent until somebody asks for them. */
export interface Figuring {
  /** How people were counted: see readingOf. */
  signature: string;
  /** Everybody up to this id; null: everybody. */
  through: string | null;
  /** Whether everybody was counted in this way before: then this is a walk that makes estimates anew. */
  isWhole: boolean;
  /** When the last walk came to its end; null: none did. */
  at: number | null;
}

/** What the rows of `meta` hold, by key. */
export interface MetaByKey {
  schema: { version: number };
  database: { id: string };
  position: Position;
  session: Session;
  device: DeviceSettings;
  pages: PageMemory;
  sync: SyncState;
  /** Up to which entry of the outbox the user knows that a field of the settings was replaced. */
  overruled: Partial<Record<OverruledField, number>>;
  /** Work that went with a database which the browser lost: how many changes were not sent. */
  lost: { unsent: number };
  ended: Ended;
  learnt: Learnt;
  figuring: Figuring;
  /** The keys that figures name by their place. */
  figureKeys: string[];
  /** By the ids that are read as the stage. */
  figures: Record<string, { at: number; figures: StageFigures }>;
  /** By the key of the market. */
  watched: Record<string, { at: number; watched: WatchedMarket }>;
}
export type MetaRow = { [K in keyof MetaByKey]: { key: K; value: MetaByKey[K] } }[keyof MetaByKey];
