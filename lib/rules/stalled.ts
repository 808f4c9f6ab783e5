import type { Phase } from '../model/lifecycle';
import { countText } from './shown-rate';

/** Days that people usually take in a phase where the team's own people do not tell yet. SL2 */
const USUAL_DAYS: Partial<Record<Phase, number>> = {
  awareness: 60,
  acquisition: 30,
  consideration: 30,
  conversion: 30,
  onboarding: 30,
};

/** So many stays have to have ended before they tell what is usual. */
const STAYS_NEEDED = 10;
/** The share of stays that were no longer. */
const SHARE = 0.8;

/** How long people usually stay in a stage before they move on. */
export interface UsualStay {
  /** Whole days: four of five stays were no longer. */
  days: number;
  /** `team`: from stays that ended; `assumed`: there were too few. */
  by: 'team' | 'assumed';
  /** How many stays have ended. */
  stays: number;
}

/** Whether to stay long in a stage of a phase is to be stuck: who is retained or lost has nowhere to move on to. SL1 */
export function canStall(phase: Phase): boolean {
  return phase in USUAL_DAYS;
}

/**
 * How long people usually stay in a stage: four of five stays that ended were no longer, by the nearest rank. Null for a
 * stage in which nobody stalls. SL1 SL2
 * @param stays whole days of each stay that ended, in any order
 */
export function usualStay(phase: Phase, stays: readonly number[]): UsualStay | null {
  const assumed = USUAL_DAYS[phase];
  if (assumed === undefined) return null;
  if (stays.length < STAYS_NEEDED) return { days: assumed, by: 'assumed', stays: stays.length };
  const sorted = [...stays].sort((a, b) => a - b);
  const days = sorted[Math.ceil(SHARE * sorted.length) - 1] ?? assumed;
  return { days, by: 'team', stays: stays.length };
}

/** The median of whole days; null of none. */
export function medianDays(days: readonly number[]): number | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** 'Four of five were through within 27 days (n = 214)', as a sentence. SL1 SL2 */
export function usualStayWords({ days, by, stays }: UsualStay): string {
  const within = days === 1 ? '1 day' : `${String(days)} days`;
  if (by === 'team')
    return `Four of five who left this stage had done so within ${within} (n = ${countText(stays)}).`;
  const few =
    stays === 0 ? 'nobody has' : stays === 1 ? 'only 1 person has' : `only ${String(stays)} people have`;
  return `Assumed: ${within}, since ${few} left this stage so far.`;
}
