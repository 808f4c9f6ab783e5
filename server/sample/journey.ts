import type { StageChangeSource } from '../../lib/model/facts';
import type { Random } from './random';
import { sampleStages, type SampleStage } from './sample-person';

/** A stage a person entered: so many days ago, and why. */
export interface Step {
  stage: SampleStage;
  days: number;
  reason: string | null;
  source: StageChangeSource;
}

/** The longest history of the sample, in days: 18 months. */
export const HISTORY_DAYS = 548;

const REASONS: Record<SampleStage, readonly string[]> = {
  reach: [],
  acquisition: [
    'asked for the price list',
    'filled in the web form',
    'met at the trade fair',
    'opened three letters in a row',
    'came by recommendation',
  ],
  conversion: [
    'asked for a quote',
    'wants to try it first',
    'has the budget this quarter',
    'picked us out of three',
  ],
  retention: ['second order', 'signed the service plan', 'first order went well', 'orders every month now'],
  loyalty: [
    'recommends us to others',
    'scored 10 and keeps ordering',
    'second year in a row',
    'agreed to be a reference',
  ],
  lapsed: [
    'went with another supplier',
    'no budget this year',
    'closed the workshop',
    'no answer for four months',
    'found it too expensive',
  ],
};

/** Median days that people spend in a stage before the next, and have spent so far in the stage they are in. */
const DAYS: Record<SampleStage, { before: number; sofar: number; most: number }> = {
  reach: { before: 18, sofar: 28, most: 150 },
  acquisition: { before: 22, sofar: 26, most: 150 },
  conversion: { before: 16, sofar: 18, most: 120 },
  retention: { before: 140, sofar: 140, most: 330 },
  loyalty: { before: 150, sofar: 110, most: 300 },
  lapsed: { before: 90, sofar: 70, most: 240 },
};

function stagesTo(end: SampleStage, random: Random): SampleStage[] {
  if (end === 'lapsed') {
    const lost = random.pick(['reach', 'acquisition', 'conversion', 'retention', 'retention'] as const);
    return [...stagesTo(lost, random), 'lapsed'];
  }
  const line = sampleStages.slice(0, sampleStages.indexOf(end) + 1);
  if (end === 'retention' && random.chance(0.08)) return [...line, 'lapsed', 'retention'];
  if (end === 'conversion' && random.chance(0.15)) return [...line, 'acquisition', 'conversion'];
  // Some are not met before they ask, and start there.
  return line.length > 1 && random.chance(0.25) ? line.slice(1) : line;
}

function reasonFor(stage: SampleStage, before: SampleStage | null, random: Random): string | null {
  if (before === 'lapsed') return 'came back after the win-back offer';
  if (before === 'conversion' && stage === 'acquisition') return 'wants to decide again next quarter';
  return before === null || random.chance(0.2) ? null : random.pick(REASONS[stage]);
}

/** How a person came to the stage they are in, oldest step first; never longer ago than `HISTORY_DAYS`. */
export function journey(end: SampleStage, random: Random): Step[] {
  const stages = stagesTo(end, random);
  const spent = stages.map((stage, place) => {
    const { before, sofar, most } = DAYS[stage];
    const last = place === stages.length - 1;
    return Math.min(most, Math.max(1, random.around(last ? sofar : before, 0.6)));
  });
  const total = spent.reduce((sum, days) => sum + days, 0);
  const scale = Math.min(1, (HISTORY_DAYS - 4) / total);
  let days = total * scale;
  return stages.map((stage, place) => {
    const before = stages[place - 1] ?? null;
    const source = before === null ? random.pick(['page', 'page', 'import', 'manual'] as const) : 'manual';
    const step = { stage, days, reason: reasonFor(stage, before, random), source };
    days -= (spent[place] ?? 0) * scale;
    return step;
  });
}
