import type { Person } from '../model/change';
import type { Contact } from '../model/contact';
import type { LifecycleModel, Stage } from '../model/lifecycle';
import {
  CHOSEN_FIELDS,
  mergedFields,
  usualWins,
  type ChosenField,
  type Side,
  type Wins,
} from './merge-people';
import { factOrder } from './order';
import { currentStage, stageInModel } from './stage';

/** How much is known of a person, by the kind of what is known. */
export interface FactCounts {
  contacts: number;
  orders: number;
  scores: number;
  moves: number;
  actions: number;
}

/** What a merge would do, before it is done. */
export interface MergePreview {
  /** Fields of which both have one, and not the same: the user says which counts. */
  differ: { field: ChosenField; side: Side }[];
  /** The person as they are shown afterwards. */
  after: Contact;
  /** How much comes to what the kept one has, and what does not fit. */
  more: { emails: number; phones: number; keys: number; profile: number };
  left: number;
  facts: { kept: FactCounts; other: FactCounts };
  stage: { kept: Stage | null; other: Stage | null; after: Stage | null };
}

/** What making two people one would do. The stage is that of the later move of both. MG6 */
export function mergePreview(kept: Person, other: Person, wins: Wins, model: LifecycleModel): MergePreview {
  const { fields, left } = mergedFields(kept.contact, other.contact, wins);
  const after = { ...kept.contact, ...fields };
  const chosen = { ...usualWins(kept.contact, other.contact), ...wins };
  const more = (field: 'emails' | 'phones' | 'keys' | 'profile') =>
    after[field].length - kept.contact[field].length;
  const stageOf = (changes: Person['stageChanges']) => {
    const change = currentStage(changes);
    return change === null ? null : stageInModel(change, model);
  };
  return {
    differ: CHOSEN_FIELDS.filter((field) => isBoth(kept.contact[field], other.contact[field])).map(
      (field) => ({
        field,
        side: chosen[field],
      }),
    ),
    after,
    more: { emails: more('emails'), phones: more('phones'), keys: more('keys'), profile: more('profile') },
    left,
    facts: { kept: factCounts(kept), other: factCounts(other) },
    stage: {
      kept: stageOf(kept.stageChanges),
      other: stageOf(other.stageChanges),
      after: stageOf([...kept.stageChanges, ...other.stageChanges].sort(factOrder)),
    },
  };
}

function isBoth(mine: unknown, theirs: unknown): boolean {
  return mine !== null && theirs !== null && JSON.stringify(mine) !== JSON.stringify(theirs);
}

/** How much is known of a person. */
export function factCounts(person: Person): FactCounts {
  return {
    contacts: person.interactions.length,
    orders: person.orders.length,
    scores: person.responses.length,
    moves: person.stageChanges.length,
    actions: person.outcomes.length + person.rewards.length,
  };
}

/** '4 calls and notes, 2 orders, 1 score'; 'nothing yet' where there is nothing. */
export function factWords(counts: FactCounts): string {
  const words = [
    counted(counts.contacts, 'entry of contact', 'entries of contact'),
    counted(counts.orders, 'order', 'orders'),
    counted(counts.scores, 'score', 'scores'),
    counted(counts.moves, 'stage change', 'stage changes'),
    counted(counts.actions, 'action or reward', 'actions and rewards'),
  ].filter((part) => part !== null);
  return words.length === 0 ? 'nothing recorded yet' : words.join(', ');
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${String(count)} ${count === 1 ? one : many}`;
}
