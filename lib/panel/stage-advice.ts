import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import { segmentWords, type SegmentWords } from '../rules/segment-words';
import { suggestStage, type StageSuggestion } from '../rules/stage-suggestion';
import { tierWords, type TierWords } from '../rules/tier';
import type { TimelineEntry } from '../rules/timeline';
import type { Team } from './team';

/** A suggested stage with what it rests on as the timeline calls it. */
export interface SuggestedStage extends StageSuggestion {
  evidence: { id: string; at: number; title: string }[];
}

/** What the rules say of where a person stands, besides the stage itself. */
export interface StageAdvice {
  suggestion: SuggestedStage | null;
  segment: SegmentWords;
  /** Null where the team has no tiers. */
  tier: TierWords | null;
}

/** Facts of a suggestion that are named; the others are in the timeline. */
const NAMED = 6;

/** Turns what is known of a person into a suggested stage, a segment and a tier. */
export function adviceFor(
  person: Person,
  evidence: Evidence,
  { team, entries, locale }: { team: Team; entries: readonly TimelineEntry[]; locale: string },
): StageAdvice {
  const { workspace } = team;
  const { currency, model } = workspace;
  const found = suggestStage(person, evidence, { model });
  return {
    suggestion: found === null ? null : { ...found, evidence: named(found, entries) },
    segment: segmentWords(evidence, { currency, locale }),
    tier: tierWords(workspace.tiers, evidence, { currency, locale }),
  };
}

function named({ facts }: StageSuggestion, entries: readonly TimelineEntry[]): SuggestedStage['evidence'] {
  return facts.slice(0, NAMED).flatMap(({ id, at }) => {
    const title = entries.find((entry) => entry.id === id)?.title;
    return title === undefined ? [] : [{ id, at, title }];
  });
}
