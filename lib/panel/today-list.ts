import type { ActionRule } from '../model/action';
import type { ActionCounts } from '../rules/action-counts';
import type { Workspace } from '../model/workspace';
import { marketsOf } from '../rules/market';
import { rulesOf } from '../rules/playbook';
import { urgentRules } from '../rules/playbook-urgent';
import { todayOrder } from '../rules/today';
import { createTodayRanker, type OpenPerson, type TodayEntry } from './gather';
import { isoDay } from './day-input';

/** Which lines are wanted. `mine`: of people whom the user looks after, or whom nobody does. */
export interface TodayHow {
  limit: number;
  mine: boolean;
}

/** The queue: how many lines there are, and the first of them. */
export interface Today {
  due: number;
  open: number;
  entries: TodayEntry[];
}

/** The queue as it is kept up. */
export interface TodayList {
  replace(open: Map<string, OpenPerson>): void;
  /** Somebody changed; null: nothing is open of them any more. */
  put(id: string, open: OpenPerson | null): void;
  /** Ranks everybody anew by these counts. */
  rank(counts: ActionCounts, how: { workspace: Workspace; now: number }): void;
  show(how: TodayHow): void;
  list(me: string | null): Today;
  /** The line of one person; null where nothing is open. */
  lineOf(id: string): TodayEntry | null;
  isOfAnotherDay(now: number): boolean;
}

function rulesById(playbook: ActionRule[]): Map<string, ActionRule> {
  return new Map([...urgentRules, ...rulesOf(playbook)].map((rule) => [rule.id, rule]));
}

/** Lines that are shown before anybody asks for more. */
export const TODAY_PAGE = 50;

export function createToday(): TodayList {
  let open = new Map<string, OpenPerson>();
  let lines = new Map<string, TodayEntry>();
  let sorted: TodayEntry[] | null = null;
  let how: TodayHow = { limit: TODAY_PAGE, mine: false };
  let day = '';
  let ranker: ((one: OpenPerson, day: string) => TodayEntry | null) | null = null;

  function put(id: string, one: OpenPerson | null): void {
    if (one === null) open.delete(id);
    else open.set(id, one);
    const line = one === null || ranker === null ? null : ranker(one, day);
    if (line === null) lines.delete(id);
    else lines.set(id, line);
    sorted = null;
  }

  return {
    replace(all) {
      open = all;
    },
    put,
    rank(counts, { workspace, now }) {
      const names = new Map(marketsOf(workspace).map(({ id, playbook }) => [id, rulesById(playbook)]));
      ranker = createTodayRanker(counts, (id, market) => {
        const { title, kind } = names.get(market)?.get(id) ?? { title: id, kind: 'task' as const };
        return { title, kind };
      });
      day = isoDay(now);
      lines = new Map();
      for (const [id, one] of open) put(id, one);
    },
    show(wanted) {
      how = wanted;
    },
    list(me) {
      sorted ??= [...lines.values()].sort(todayOrder);
      const shown = how.mine ? sorted.filter(({ owner }) => owner === null || owner === me) : sorted;
      const due = shown.findIndex((line) => line.due === null);
      return {
        due: due < 0 ? shown.length : due,
        open: shown.length,
        entries: shown.slice(0, how.limit),
      };
    },
    lineOf: (id) => lines.get(id) ?? null,
    isOfAnotherDay: (now) => day !== '' && day !== isoDay(now),
  };
}
