import type { Interaction, SurveyResponse } from '../../model/facts';
import type { Phase } from '../../model/lifecycle';
import { wholeDays } from '../days';
import type { Collector } from './collector';
import { monthsBetween } from './figure-days';
import { dayOf } from './metric';
import { refAt, type Stay } from './stays';

/** What a person adds by the stages they went through. MT5 */
export function addStages(collector: Collector, stays: readonly Stay[]): void {
  const last = stays.at(-1);
  collector.ever(['standing', last?.ref ?? null], { bin: last === undefined ? 0 : dayOf(last.from) });
  const [first] = stays;
  if (first === undefined) return;
  collector.add(first.from, ['start']);
  const reached = new Set<Phase>();
  stays.forEach(({ ref, from }, index) => {
    const before = stays[index - 1];
    const bin = before === undefined ? 0 : wholeDays(before.from, from);
    collector.add(from, ['flow', before?.ref ?? null, ref], { bin });
    const [, , phase] = ref;
    if (reached.has(phase)) return;
    reached.add(phase);
    collector.add(first.from, ['reached', phase], { bin: monthsBetween(first.from, from) });
  });
}

/** What passed with a person and how they scored, by the stage they stood in then. Notes are nobody's touch. MT5 */
export function addMoments(
  collector: Collector,
  stays: readonly Stay[],
  { interactions, responses }: { interactions: readonly Interaction[]; responses: readonly SurveyResponse[] },
): void {
  for (const { type, at } of interactions) {
    if (type !== 'note') collector.add(at, ['touch', type, refAt(stays, at)]);
  }
  for (const { survey, provenance, score, at } of responses) {
    collector.add(at, ['score', survey, provenance, refAt(stays, at)], { bin: score });
  }
}
