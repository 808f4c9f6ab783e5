import type { Tally } from './action-counts';

/**
 * What was learnt of an action in a stage, in a sentence: 'Done 20 times in this stage: 14 moved on within 14 days;
 * without it 31 of 90.' Null where nothing is known. LN13
 */
export function learntWords(tally: Tally, windowDays: number): string | null {
  const { done, moved, without, withoutMoved } = tally;
  const within = `within ${windowDays === 1 ? '1 day' : `${windowDays} days`}`;
  if (done === 0 && without === 0) return null;
  if (done === 0) {
    return `Not done in this stage yet; without it ${withoutMoved} of ${without} moved on ${within}.`;
  }
  const counted = `Done ${done === 1 ? 'once' : `${done} times`} in this stage: ${moved} moved on ${within}`;
  return without === 0 ? `${counted}.` : `${counted}; without it ${withoutMoved} of ${without}.`;
}
