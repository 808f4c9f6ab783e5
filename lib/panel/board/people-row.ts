import type { Segment } from '../../model/action';
import type { InteractionType, SurveyKind } from '../../model/facts';
import type { Phase } from '../../model/lifecycle';
import type { UsualStay } from '../../rules/stalled';

/** What takes everything known of a person to work out; the rest of a row is read from their contact alone. */
export interface PersonFigures {
  /** Expected revenue in minor units of the workspace's currency; null where there is no estimate in it. TD2 */
  value: { low: number; base: number; high: number } | null;
  /** The chance of an order in the next 90 days, 0 to 1. */
  active: number | null;
  score: { survey: SurveyKind; score: number; provenance: 'customer' | 'agent'; at: number } | null;
  /** What passed last between the person and the team; notes are none of it. */
  contact: { at: number; what: InteractionType | 'order' } | null;
  segment: Segment;
  /** The id of their tier. */
  tier: string | null;
  /** Stays in stages that have ended, by the stage's id in the model of their market, in whole days. */
  stays: readonly { stage: string; days: number }[];
}

/** One person of the table. */
export interface PeopleRow {
  id: string;
  name: string;
  company: string | null;
  /** Null for the main market. */
  market: string | null;
  /** The stage in the model of their market, and its phase. */
  stage: string | null;
  phase: Phase | null;
  since: number | null;
  owner: string | null;
  channel: string | null;
  createdAt: number;
  /** Null until it is worked out. */
  figures: PersonFigures | null;
  /** What to do next; undefined until everybody was looked at, null where nothing is to be done. */
  action: { rule: string; title: string } | null | undefined;
}

/** What the people of one stage have in common. */
export interface StageStat {
  market: string | null;
  stage: string;
  people: number;
  /** Of the whole days that they have been in it. */
  medianDays: number | null;
  /** Null in a stage in which nobody stalls, and until everybody was looked at. */
  usual: UsualStay | null;
}

/** A person who stalls. */
export interface StalledRow extends PeopleRow {
  /** Whole days since the timer began. */
  quietDays: number;
  /** What began it: they came into the stage, or what passed last. */
  reset: { at: number; what: InteractionType | 'order' | 'stage' };
  usual: UsualStay;
}
