import type { FactKind, Person } from '../model/change';
import type { Interaction, Reversal } from '../model/facts';
import type { Phase } from '../model/lifecycle';
import { takenBack } from '../model/standing';
import { CORRECTED } from './correct-response';
import { isOwnNote } from './note';
import { versionsOf } from './note-versions';
import { factOrder, type Placed } from './order';
import type { Naming } from './receipt';
import { unusedRewards } from './reward-use';
import { undoneChanges } from './stage';
import { groupOf, type TimelineGroup } from './timeline-groups';
import {
  interactionWords,
  keptWords,
  orderWords,
  outcomeWords,
  responseWords,
  rewardWords,
  stageWords,
  type Referred,
  type Words,
} from './timeline-words';

/** One line of a person's history. */
export interface TimelineEntry {
  /** The fact's id. */
  id: string;
  at: number;
  kind: Exclude<FactKind, 'reversal'>;
  /** Within the kind: 'call', 'purchase', 'nps', 'done', or the source of a stage change. */
  type: string;
  /** What it is filtered by. */
  group: TimelineGroup;
  title: string;
  detail: string | null;
  /** Name of who recorded it. */
  by: string;
  byId: string | null;
  /** The phase the person was in, or came into; null before the first stage. */
  phase: Phase | null;
  /** Taken back: shown, and counts no longer. */
  undone: boolean;
  /** Whether there is something to take back: stage changes by undoMove, other facts by reverseFact. */
  canUndo: boolean;
  /** What it said before it was edited, the newest first; empty where it was not. */
  earlier: string[];
  /** What one may edit of it: the text of one's own note. Null for everything else. */
  note: { text: string; dueAt: number | null } | null;
  /** When a note is due. */
  dueAt: number | null;
  /** A reward that was given and not used yet. */
  unused: boolean;
  /** The person who was referred, to go to. */
  otherId: string | null;
}

/** What the timeline needs to name things. `locale` formats money, 'en' by default. */
export interface TimelineHow extends Naming {
  locale?: string;
  /** Titles of actions by id, for playbooks of the team's own. */
  actionTitle?: (action: string) => string | null;
  /** The member who looks: they may edit their own notes. */
  me?: string | null;
  /** Who was referred, by their id; null for somebody who is not there. */
  referred?: (id: string) => Referred | null;
}

type Line = Words &
  Pick<TimelineEntry, 'kind' | 'type'> &
  Partial<Pick<TimelineEntry, 'earlier' | 'dueAt' | 'otherId' | 'unused'>> & { fact: Known; gone?: boolean };

/** Everything known of a person, newest first. Facts taken back stay, marked; versions of one are one. TL1 TL2 TL11 */
export function timeline(person: Person, how: TimelineHow): TimelineEntry[] {
  const gone = takenBack(person.reversals);
  const undone = undoneChanges(person.stageChanges);
  const me = how.me === undefined ? undefined : { id: how.me };
  const sorted = linesOf(person, gone, how).sort((a, b) => factOrder(a.fact, b.fact));
  let phase: Phase | null = null;
  const entries = sorted.map(({ fact, gone: isGone, ...line }): TimelineEntry => {
    if (line.kind === 'stage-change') phase = fact.phase ?? phase;
    const isUndone = line.kind === 'stage-change' ? undone.has(fact.id) : (isGone ?? gone.has(fact.id));
    const isOwn = me !== undefined && line.kind === 'interaction' && isOwnNote(fact as Interaction, me.id);
    const { text, dueAt } = fact as Interaction;
    return {
      earlier: [],
      dueAt: null,
      otherId: null,
      unused: false,
      id: fact.id,
      at: fact.at,
      ...line,
      group: groupOf(line.kind, line.type),
      by: how.memberName(fact.by),
      byId: fact.by,
      phase,
      undone: isUndone,
      canUndo: !isUndone && (line.kind !== 'stage-change' || typeof fact.from === 'string'),
      note: isOwn && !isUndone ? { text, dueAt } : null,
    };
  });
  return entries.reverse();
}

type Known = Placed & { id: string; by: string | null; phase?: Phase | null; from?: string | null };

function linesOf(person: Person, gone: ReadonlySet<string>, how: TimelineHow): Line[] {
  const locale = how.locale ?? 'en';
  const title = (action: string) => how.actionTitle?.(action) ?? null;
  const corrected = correctedBy(person.reversals, gone);
  const unused = new Set(unusedRewards(person).map(({ id }) => id));
  return [
    ...person.stageChanges.map((fact) => ({
      fact,
      kind: 'stage-change' as const,
      type: fact.source,
      ...stageWords(fact, how),
    })),
    ...person.keeps.map((fact) => ({
      fact,
      kind: 'stage-kept' as const,
      type: fact.rule,
      ...keptWords(fact, how),
    })),
    ...versionsOf(person.interactions, gone).map(({ current: fact, earlier, gone: isGone }) => ({
      fact,
      kind: 'interaction' as const,
      type: fact.type,
      ...interactionWords(fact, locale, fact.other === null ? null : (how.referred?.(fact.other) ?? null)),
      earlier: earlier.map(({ text }) => text),
      gone: isGone,
      dueAt: fact.dueAt,
      otherId: fact.other,
    })),
    ...person.orders.map((fact) => ({
      fact,
      kind: 'order' as const,
      type: fact.type,
      ...orderWords(fact, locale),
    })),
    ...person.rewards.map((fact) => ({
      fact,
      kind: 'reward' as const,
      type: fact.type,
      ...rewardWords(fact, locale),
      unused: unused.has(fact.id),
    })),
    ...person.responses.flatMap((fact) => {
      // What was said of a score later stands in its place; the score itself is the same.
      if (corrected.has(fact.id)) return [];
      return [{ fact, kind: 'survey-response' as const, type: fact.survey, ...responseWords(fact) }];
    }),
    ...person.outcomes.map((fact) => ({
      fact,
      kind: 'action-outcome' as const,
      type: fact.outcome,
      ...outcomeWords(fact, title),
    })),
  ];
}

/** Answers that gave way to the same score with more words. */
function correctedBy(reversals: Reversal[], gone: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    reversals.filter(({ id, reason }) => reason === CORRECTED && !gone.has(id)).map(({ fact }) => fact),
  );
}
