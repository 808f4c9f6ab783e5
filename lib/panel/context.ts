import type { StoreApi } from 'zustand/vanilla';
import type { Answer, PanelMessage } from '../messages';
import type { RecordKey } from '../model/record-key';
import type { LookupKey } from '../model/wire';
import type { SiteHealth } from '../model/site-health';
import type { Actor, Change } from '../model/change';
import type { PageMemory } from '../store/page-memory';
import type { CommitHow, ManyStore } from '../store/many-store';
import type { Stop, Store } from '../store/store';
import type { Everybody } from './everybody';
import type { Fitters } from './fit-run';
import type { Keeping } from './keeping';
import type { Office } from './office';
import type { PanelState, StoreHealth } from './state';

/** What came of asking the team's server for people. */
export type LookupAnswer = 'found' | 'nobody' | 'not-reached';

/** What came of asking to join a team; the message is a sentence for the user. */
export type JoinAnswer = { ok: true } | { ok: false; message: string };

/** The permissions of the extension, as the panel needs them. Origins are match patterns (`https://crm.example/*`). */
export interface Access {
  /** Asks the user; to be called from the click itself, before anything is awaited. */
  request(origins: string[]): Promise<boolean>;
  remove(origin: string): Promise<void>;
  allowed(): Promise<string[]>;
}

/** What a site's pages showed as the user's own addresses. */
export interface LearntOwn {
  /** `https://mail.example` */
  origin: string;
  addresses: { address: string; counts: boolean }[];
}

/** The own addresses that were learnt from pages, which lie outside the store: the content scripts' side needs them. */
export interface LearntOwnPlace {
  list(): Promise<LearntOwn[]>;
  /** One that does not count is kept, so that the next page does not teach it again. */
  count(origin: string, address: string, counts: boolean): Promise<void>;
}

/** The store as the panel uses it: a long write can be broken off. */
export interface PanelStore extends Store, ManyStore {
  commit(changes: Change[], how?: CommitHow): Promise<void>;
}

/** What the panel is given: it reaches for nothing else. */
export interface PanelOptions {
  store: PanelStore;
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
  /** Asks the team's server for people this device may not hold; who is found is in the store then. */
  lookUp(keys: LookupKey[]): Promise<LookupAnswer>;
  /** Members, browsers and links of the team, asked of its server. */
  office: Office;
  /** Asks the server to remove the sample team's people. */
  removeSample(): Promise<JoinAnswer>;
  access: Access;
  learntOwn: LearntOwnPlace;
  /** How the sites could be read on this device lately: at once and after each change. */
  watchSiteHealth(seen: (health: SiteHealth) => void): Stop;
  /** The shape of a tab's page with all text blanked; null where the page does not answer. */
  pageReport(tabId: number): Promise<string | null>;
  /** Opens the team lead's page in a tab of its own. */
  openBoard(): void;
  /** Types a text at the caret of a tab's open compose field. */
  insertText(tabId: number, text: string): Promise<InsertAnswer>;
  /** Looks at everybody: for what is learnt, and for Today. */
  everybody: Everybody;
  /** Fits the value model to everybody's orders. */
  fitters: Fitters;
  /** What the team's server keeps. */
  keeping: Keeping;
  /** What users call a site, by its id; null for one that is not known. */
  siteLabel(site: string): Promise<string | null>;
  /** Where a record of another program can be opened; null where that cannot be known. */
  recordUrl(key: RecordKey): Promise<string | null>;
}

/** What came of typing a text into a page's compose field. */
export type InsertAnswer = 'inserted' | 'no-field' | 'several-fields' | 'not-allowed';

/** What every command works with. */
export interface PanelContext {
  options: PanelOptions;
  state: StoreApi<PanelState>;
  actor(): Actor;
  /**
   * Writes the changes and asks for them to be sent. False when they were not saved: then `problem` says why, and
   * nothing that was typed is lost; or they were broken off by their signal.
   */
  commit(changes: Change[], how?: CommitHow): Promise<boolean>;
  /** Changes what this device remembers of pages. False when it was not saved: then `problem` says why. */
  remember(change: (memory: PageMemory) => PageMemory): Promise<boolean>;
}
