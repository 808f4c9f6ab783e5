import type { StoreApi } from 'zustand/vanilla';
import type { Answer, PanelMessage } from '../messages';
import type { Actor, Change } from '../model/change';
import type { Store } from '../store/store';
import type { PanelState, StoreHealth } from './state';

/** What came of asking to join a team; the message is a sentence for the user. */
export type JoinAnswer = { ok: true } | { ok: false; message: string };

/** The permissions of the extension, as the panel needs them. Origins are match patterns (`https://crm.example/*`). */
export interface Access {
  /** Asks the user; to be called from the click itself, before anything is awaited. */
  request(origins: string[]): Promise<boolean>;
  remove(origin: string): Promise<void>;
  allowed(): Promise<string[]>;
}

/** What the panel is given: it reaches for nothing else. */
export interface PanelOptions {
  store: Store;
  health: StoreHealth;
  send(message: PanelMessage): Promise<Answer>;
  /** The tab the panel follows; null while there is none. */
  tab(): number | null;
  now(): number;
  newId(): string;
  /** BCP 47 tag by which numbers and dates are written. */
  locale: string;
  /** ISO 4217 code of a team that is made on this device. */
  currency: string;
  join(link: string, name: string): Promise<JoinAnswer>;
  /** Asks the server to remove the sample team's people. */
  removeSample(): Promise<JoinAnswer>;
  access: Access;
}

/** What every command works with. */
export interface PanelContext {
  options: PanelOptions;
  state: StoreApi<PanelState>;
  actor(): Actor;
  /**
   * Writes the changes and asks for them to be sent. False when they were not saved: then `problem` says why, and
   * nothing that was typed is lost.
   */
  commit(changes: Change[]): Promise<boolean>;
}
