import type { Bulk } from './bulk';
import type { Contact } from './contact';
import type {
  ActionOutcome,
  Interaction,
  Order,
  Reversal,
  Reward,
  StageChange,
  StageKept,
  SurveyResponse,
} from './facts';
import type { TaughtSite } from './taught-site';
import type { TeamRecord } from './team-record';
import type { Member, Workspace } from './workspace';

/** Every kind of fact, by the name it has on the wire. */
export interface FactByKind {
  'stage-change': StageChange;
  interaction: Interaction;
  order: Order;
  'survey-response': SurveyResponse;
  'action-outcome': ActionOutcome;
  reversal: Reversal;
  reward: Reward;
  'stage-kept': StageKept;
}
export type FactKind = keyof FactByKind;

/** Records whose fields are edited and merged one by one. */
export interface EditableByKind {
  contact: Contact;
  workspace: Workspace;
  'taught-site': TaughtSite;
  'team-record': TeamRecord;
}
export type EditableKind = keyof EditableByKind;

/** Every kind of record there is. Members come from the server only. */
export interface RecordByKind extends FactByKind, EditableByKind {
  member: Member;
}
export type RecordKind = keyof RecordByKind;

/** A fact as the rules make it: the store adds the device and its number in the transaction that writes it. */
export type FactDraft<K extends FactKind = FactKind> = Omit<FactByKind[K], 'device' | 'number'>;

export type PatchChange<K extends EditableKind = EditableKind> = {
  [P in K]: {
    op: 'patch';
    kind: P;
    id: string;
    fields: Partial<EditableByKind[P]>;
    /** The values the user saw when they edited; null when this creates the record (then all fields are given). */
    base: Partial<EditableByKind[P]> | null;
  };
}[K];

export type EventChange<K extends FactKind = FactKind> = {
  [P in K]: { op: 'event'; kind: P; fact: FactDraft<P> };
}[K];

export interface DeleteChange {
  op: 'delete';
  kind: 'contact' | 'taught-site' | 'team-record';
  id: string;
}

/** Another owner or stage for many people, or a bulk taken back; `id` is its own. The store adds device and number. */
export interface BulkChange {
  op: 'bulk';
  kind: 'contact';
  id: string;
  fields: Bulk;
}

/** One thing a person did, as data: written to the store together with its outbox entry, in one transaction. */
export type Change = PatchChange | EventChange | DeleteChange | BulkChange;

/**
 * Everything known of one person. Facts are in the order they count in: by time, device and number. Those of people who
 * were merged into this one are among them, under their own `contactId`: what takes a fact back carries the fact's.
 */
export interface Person {
  contact: Contact;
  stageChanges: StageChange[];
  interactions: Interaction[];
  orders: Order[];
  responses: SurveyResponse[];
  outcomes: ActionOutcome[];
  reversals: Reversal[];
  rewards: Reward[];
  /** Stages that somebody kept. */
  keeps: StageKept[];
}

/** Who acts, when, and where new ids come from: what the rules need to turn an act into changes. */
export interface Actor {
  now: number;
  by: string | null;
  newId(): string;
}
