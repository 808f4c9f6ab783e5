import type { LifecycleModel, Phase, Stage } from '../model/lifecycle';
import { lifecyclePresets } from '../model/presets';
import { findStage, withLapsed } from './stage-model';

/**
 * Words that programs ship with for their own stages, and the phase each stands for (vendors' defaults; an account may
 * have others). HubSpot's lifecycle stages are those of the preset `inbound`.
 */
const VOCABULARY: Record<string, [word: string, phase: Phase][]> = {
  salesforce: [
    ['Open - Not Contacted', 'acquisition'],
    ['Working - Contacted', 'consideration'],
    ['Closed - Converted', 'conversion'],
    ['Closed - Not Converted', 'lapsed'],
  ],
  espocrm: [
    ['New', 'acquisition'],
    ['Assigned', 'acquisition'],
    ['In Process', 'consideration'],
    ['Converted', 'conversion'],
    ['Dead', 'lapsed'],
  ],
};

/** What a page's word for a stage is compared by: 'Marketing Qualified Lead' and 'marketingqualifiedlead' are one. */
export function stageWord(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The stage of the team's model that a page's word stands for: one of that name or id, else what the user said it
 * stands for (`learnt`, an id), else the only stage of the phase that the word is known for. Null where none of these
 * says it: then the user is asked, once. PS1 PS2 PS3
 */
export function stageOfWord(
  text: string,
  { site, model, learnt }: { site: string; model: LifecycleModel; learnt: string | null },
): Stage | null {
  const { stages } = withLapsed(model);
  const word = stageWord(text);
  const named = stages.find((stage) => stageWord(stage.label) === word || stageWord(stage.id) === word);
  if (named !== undefined) return named;
  const said = learnt === null ? null : findStage(model, learnt);
  if (said !== null) return said;
  const phase = phaseOfWord(word, site);
  const [only, ...more] = stages.filter((stage) => stage.phase === phase);
  return more.length === 0 ? (only ?? null) : null;
}

/** The phase a word is known for: in the site's own vocabulary, else in a preset; null where presets disagree. */
function phaseOfWord(word: string, site: string): Phase | null {
  const own = VOCABULARY[site]?.find(([known]) => stageWord(known) === word);
  if (own !== undefined) return own[1];
  const phases = new Set(
    lifecyclePresets
      .flatMap(({ stages }) => stages)
      .filter(({ id, label }) => stageWord(label) === word || stageWord(id) === word)
      .map(({ phase }) => phase),
  );
  const [phase] = phases;
  return phases.size === 1 && phase !== undefined ? phase : null;
}

/** What stands beside the team's stage: nothing, another stage the page shows, or a word nobody explained yet. */
export type Drift = { kind: 'other'; word: string; stage: Stage } | { kind: 'unknown-word'; word: string };

/** What is known where a page shows a stage of its own. */
export interface DriftFacts {
  site: string;
  /** The page's word. */
  word: string;
  model: LifecycleModel;
  /** The team's stage, or none yet. */
  ours: Stage | null;
  /** The id of the stage the user said the word stands for. */
  learnt: string | null;
  /** The word the page showed when the user kept the team's stage. */
  kept: string | null;
  /** Sites whose own stages are not compared. */
  quietSites: readonly string[];
}

/** Where the page and the team say different stages. Nothing is changed by it. PS4 PS5 PS6 */
export function driftOf({ site, word, model, ours, learnt, kept, quietSites }: DriftFacts): Drift | null {
  if (stageWord(word) === '' || quietSites.includes(site)) return null;
  if (kept !== null && stageWord(kept) === stageWord(word)) return null;
  const stage = stageOfWord(word, { site, model, learnt });
  if (stage === null) return { kind: 'unknown-word', word };
  return stage.id === ours?.id ? null : { kind: 'other', word, stage };
}
