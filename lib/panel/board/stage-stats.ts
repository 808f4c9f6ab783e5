import { wholeDays } from '../../rules/days';
import { marketsOf } from '../../rules/market';
import { withLapsed } from '../../rules/stage-model';
import { canStall, medianDays, usualStay } from '../../rules/stalled';
import type { Team } from '../team';
import type { KeptRow } from './people-match';
import type { PeopleRow, StageStat, StalledRow } from './people-row';

const placeOf = (market: string | null, stage: string) => `${market ?? ''} ${stage}`;

/** What the people of each stage have in common, in the order of markets and their models. */
export function stageStats(
  all: Iterable<KeptRow>,
  { workspace }: Team,
  { now, isWalked }: { now: number; isWalked: boolean },
): StageStat[] {
  const days = new Map<string, number[]>();
  const stays = new Map<string, number[]>();
  const add = (to: Map<string, number[]>, place: string, value: number) => {
    const list = to.get(place);
    if (list === undefined) to.set(place, [value]);
    else list.push(value);
  };
  for (const { row } of all) {
    if (row.stage !== null && row.since !== null) {
      add(days, placeOf(row.market, row.stage), wholeDays(row.since, now));
    }
    for (const stay of row.figures?.stays ?? []) add(stays, placeOf(row.market, stay.stage), stay.days);
  }
  return marketsOf(workspace).flatMap(({ id: market, model }) =>
    withLapsed(model).stages.map(({ id: stage, phase }) => {
      const here = days.get(placeOf(market, stage)) ?? [];
      return {
        market,
        stage,
        people: here.length,
        medianDays: medianDays(here),
        usual: isWalked ? usualStay(phase, stays.get(placeOf(market, stage)) ?? []) : null,
      };
    }),
  );
}

/** Who stalls among these, by what is at stake, then the longest first. SL1 */
export function stalledOf(all: readonly KeptRow[], stats: readonly StageStat[], now: number): StalledRow[] {
  const usual = new Map(stats.map((stat) => [placeOf(stat.market, stat.stage), stat.usual]));
  const found = all.flatMap(({ row }): StalledRow[] => {
    if (row.stage === null || row.phase === null || row.since === null || !canStall(row.phase)) return [];
    const stay = usual.get(placeOf(row.market, row.stage)) ?? null;
    if (stay === null) return [];
    const reset = resetOf(row, row.since);
    const quietDays = wholeDays(reset.at, now);
    return quietDays > stay.days ? [{ ...row, quietDays, reset, usual: stay }] : [];
  });
  const worth = ({ figures }: PeopleRow) => figures?.value?.base ?? -1;
  return found.sort((a, b) => worth(b) - worth(a) || b.quietDays - a.quietDays);
}

function resetOf({ figures }: PeopleRow, since: number): StalledRow['reset'] {
  const last = figures?.contact ?? null;
  return last !== null && last.at > since ? last : { at: since, what: 'stage' };
}
