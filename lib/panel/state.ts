import type {
  ContactRow,
  DeviceSettings,
  LostOfPerson,
  OutboxState,
  Overruled,
  Session,
  SyncState,
} from '../store/store';
import type { Ended } from '../store/ended';
import type { Lesson } from '../messages';
import type { TaughtSite } from '../model/taught-site';
import type { SiteHealth } from '../model/site-health';
import type { RecordKey } from '../model/record-key';
import type { PageMemory } from '../store/page-memory';
import type { ActionCounts } from '../rules/action-counts';
import type { Chosen } from './choice';
import type { Draft } from './draft';
import type { Gathered } from './everybody';
import type { FittingState } from './fit-run';
import type { Glance } from './glances';
import type { OfficeState } from './office';
import type { PageView } from './page';
import type { PersonView } from './person-view';
import type { SeenPerson } from './seen';
import type { Team } from './team';
import type { Undo } from './undo';

/** Whom the cards are about. */
export type Subject =
  | { kind: 'none' }
  /** Being looked up in the store. */
  | { kind: 'reading'; identity: string; seen: SeenPerson | null }
  /** The page shows them; the team's people do not have them. */
  | { kind: 'unknown'; identity: string; seen: SeenPerson; similar: ContactRow[] }
  /** The page names nobody, and nobody of the team is linked to its record. */
  | { kind: 'unlinked'; identity: string; record: RecordKey }
  /** Several of the team's people have this address or record; `conflict`: the one leads to others than the other. */
  | { kind: 'doubtful'; identity: string; seen: SeenPerson; contacts: ContactRow[]; conflict: boolean }
  | { kind: 'known'; identity: string; seen: SeenPerson | null; view: PersonView }
  /** Was here and has been erased, by a colleague or on another device. */
  | { kind: 'erased'; identity: string; name: string };

/** How the database of this browser is. */
export interface StoreHealth {
  /** Written by a newer version of Sidestage: nothing can be saved. */
  readOnly: boolean;
  /** The browser lost the database that was here, with so many changes that were not sent. */
  lost: { unsent: number } | null;
}

/** What was just done, for the snackbar. */
export interface Notice {
  id: number;
  text: string;
  undo: Undo | null;
}

/** A stage that was asked for and waits for a reason. */
export interface ReasonWanted {
  to: string;
  message: string;
  /** By hand, or to follow the page's own stage. */
  source: 'manual' | 'page';
}

/** A person of the team who is also in the list on the page, or was looked at lately. */
export interface Glimpse {
  seen: SeenPerson;
  row: ContactRow | null;
  /** Address and record lead to several people: nobody is named. */
  isDoubtful: boolean;
  /** Their value and next action; null until they are known, or for somebody who is not. */
  more: Glance | null;
}

/** Everything the panel shows. */
export interface PanelState {
  /** Whether the store has answered for the first time. */
  ready: boolean;
  health: StoreHealth;
  page: PageView;
  subject: Subject;
  /** The team's server is being asked whether it knows the person of the page; `not-reached`: it could not be. */
  teamLookup: 'looking' | 'not-reached' | null;
  /** How long what the user said of the page holds; null where it speaks for itself. */
  chosen: Chosen | null;
  /** What the user said of pages; null until the store has answered. */
  memory: PageMemory | null;
  /** Whom the page shows now, while unsaved text keeps the cards with another person. Null name: nobody. */
  movedOn: { name: string | null } | null;
  siteHealth: SiteHealth;
  /** The people of a list page, with what the team knows of them. */
  glimpses: Glimpse[];
  draft: Draft;
  /** Texts to send that were edited, by textKey. */
  texts: Record<string, string>;
  reasonWanted: ReasonWanted | null;
  notice: Notice | null;
  /** Whose handoff is open. */
  handoff: string | null;
  /** What went wrong, as a sentence; the text that was typed is still there. */
  problem: string | null;
  /** Single keys count from this moment on: the person has just changed. */
  keysFrom: number;
  recent: ContactRow[];
  /** What was learnt of everybody, for the order of actions; null until that is known. */
  learnt: ActionCounts | null;
  /** Whether everybody was looked at, and what is open today. */
  everybody: Pick<Gathered, 'walk' | 'today'>;
  /** A fit of the value model that was asked for here. */
  fitting: FittingState;
  /** The user is showing where the person stands on the page. */
  lesson: Lesson | null;
  /** Sites that somebody of the team showed how to read, the newest first. */
  taught: TaughtSite[];
  team: Team;
  /** The market whose model, playbook and value inputs the settings edit; null: the main one. */
  editedMarket: string | null;
  /** How many edits of the settings have begun and are not saved: the market stays while there are any. */
  unsaved: number;
  /** Settings of the team that this device saved and a later edit replaced. */
  overruled: Overruled[];
  me: string | null;
  session: Session | null;
  /** A session that the team ended, until its user has seen that. */
  ended: Ended | null;
  /** What was read of the team's members, browsers and links. */
  office: OfficeState;
  sync: SyncState;
  /** When the last sync ended well, as far as this panel has seen. */
  syncedAt: number | null;
  outbox: OutboxState;
  /** How many changes there were to be sent since the outbox was last empty. */
  toSend: number;
  /** What the user typed of people and lost to edits that did not see theirs. */
  lost: LostOfPerson[];
  device: DeviceSettings;
}

/** Whether the team's people are being fetched for the first time: nobody can be called unknown before they are here. */
export function isArriving({ session, sync, syncedAt }: PanelState): boolean {
  return session !== null && syncedAt === null && sync.state === 'syncing';
}
