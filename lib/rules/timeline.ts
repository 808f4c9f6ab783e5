import type { FactKind, Person } from '../model/change';
import type { Phase } from '../model/lifecycle';
import { takenBack } from '../model/standing';
import { factOrder, type Placed } from './order';
import type { Naming } from './receipt';
import { undoneChanges } from './stage';
import {
  interactionWords,
  orderWords,
  outcomeWords,
  responseWords,
  stageWords,
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
}

/** What the timeline needs to name things. `playbook` titles actions; `locale` formats money, 'en' by default. */
export interface TimelineHow extends Naming {
  locale?: string;
  /** Titles of actions by id, for playbooks of the team's own. */
  actionTitle?: (action: string) => string | null;
}

/** Everything known of a person, newest first. Facts taken back stay, marked. TL1 TL2 */
export function timeline(person: Person, how: TimelineHow): TimelineEntry[] {
  const gone = takenBack(person.reversals);
  const undone = undoneChanges(person.stageChanges);
  const locale = how.locale ?? 'en';
  const title = (action: string) => how.actionTitle?.(action) ?? null;
  const lines: (Words & Pick<TimelineEntry, 'kind' | 'type'> & { fact: Known })[] = [
    ...person.stageChanges.map((fact) => ({
      fact,
      kind: 'stage-change' as const,
      type: fact.source,
      ...stageWords(fact, how.model),
    })),
    ...person.interactions.map((fact) => ({
      fact,
      kind: 'interaction' as const,
      type: fact.type,
      ...interactionWords(fact),
    })),
    ...person.orders.map((fact) => ({
      fact,
      kind: 'order' as const,
      type: fact.type,
      ...orderWords(fact, locale),
    })),
    ...person.responses.map((fact) => ({
      fact,
      kind: 'survey-response' as const,
      type: fact.survey,
      ...responseWords(fact),
    })),
    ...person.outcomes.map((fact) => ({
      fact,
      kind: 'action-outcome' as const,
      type: fact.outcome,
      ...outcomeWords(fact, title),
    })),
  ];
  lines.sort((a, b) => factOrder(a.fact, b.fact));
  let phase: Phase | null = null;
  const entries = lines.map(({ fact, ...line }): TimelineEntry => {
    if (line.kind === 'stage-change') phase = fact.phase ?? phase;
    const isUndone = line.kind === 'stage-change' ? undone.has(fact.id) : gone.has(fact.id);
    return {
      id: fact.id,
      at: fact.at,
      ...line,
      by: how.memberName(fact.by),
      byId: fact.by,
      phase,
      undone: isUndone,
      canUndo: !isUndone && (line.kind !== 'stage-change' || typeof fact.from === 'string'),
    };
  });
  return entries.reverse();
}

type Known = Placed & { id: string; by: string | null; phase?: Phase | null; from?: string | null };
