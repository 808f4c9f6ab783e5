import type { PeopleFilter } from '../../lib/model/people-filter';
import type { Everybody, Gathered } from '../../lib/panel/everybody';
import type { PeopleIndex, PeopleNews } from '../../lib/panel/board/people-index';
import type { PeopleQuery } from '../../lib/panel/board/people-query';
import type { TodayHow } from '../../lib/panel/today-list';
import { workerUrl } from './worker-url';

/** What the table of people asks; each is answered. */
export type PeopleQuestion =
  | { ask: 'page'; query: PeopleQuery; from: number; count: number }
  | { ask: 'ids'; query: PeopleQuery; from: number; to: number | null }
  | { ask: 'among'; ids: readonly string[] }
  | { ask: 'stalled'; filter: PeopleFilter; count: number }
  | { ask: 'stats' }
  | { ask: 'channels' };

/** What a page asks of the worker. */
export type EverybodyRequest =
  | { type: 'begin' }
  | { type: 'halt' }
  | { type: 'show'; how: TodayHow }
  | { type: 'people' }
  | { type: 'question'; n: number; question: PeopleQuestion };

/** What the worker says. */
export type EverybodyReply =
  | { type: 'gathered'; gathered: Gathered }
  | { type: 'news'; news: PeopleNews }
  | { type: 'answer'; n: number; answer: unknown };

/** The name is made by the build. */
const SCRIPT = '/everybody.js';

/** Everybody in a worker, which is started when it is first asked for; for the board with its table of people. */
export function everybodyInWorker(): { everybody: Everybody; people: PeopleIndex } {
  const watchers = new Set<(gathered: Gathered) => void>();
  const newsWatchers = new Set<(news: PeopleNews) => void>();
  const waiting = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  let worker: Worker | null = null;
  let lines: TodayHow | null = null;
  let news: PeopleNews = { reading: { done: 0, of: 0 } };

  function hear({ data }: MessageEvent<EverybodyReply>): void {
    if (data.type === 'gathered') for (const seen of watchers) seen(data.gathered);
    else if (data.type === 'news') {
      ({ news } = data);
      for (const seen of newsWatchers) seen(news);
    } else {
      waiting.get(data.n)?.(data.answer);
      waiting.delete(data.n);
    }
  }

  function started(): Worker {
    if (worker === null) {
      worker = new Worker(workerUrl(SCRIPT));
      worker.addEventListener('message', hear);
      if (lines !== null) ask({ type: 'show', how: lines });
    }
    return worker;
  }

  function ask(request: EverybodyRequest): void {
    worker?.postMessage(request);
  }

  function question<T>(asking: PeopleQuestion): Promise<T> {
    const n = (asked += 1);
    return new Promise<T>((resolve) => {
      // The worker is ours: its answer is of the question's own kind.
      waiting.set(n, (answer) => resolve(answer as T));
      started().postMessage({ type: 'question', n, question: asking } satisfies EverybodyRequest);
    });
  }

  return {
    everybody: {
      watch(seen) {
        watchers.add(seen);
        return () => watchers.delete(seen);
      },
      begin() {
        started();
        ask({ type: 'begin' });
      },
      halt: () => ask({ type: 'halt' }),
      show(how) {
        lines = how;
        ask({ type: 'show', how });
      },
    },
    people: {
      watch(seen) {
        newsWatchers.add(seen);
        seen(news);
        return () => newsWatchers.delete(seen);
      },
      begin() {
        started();
        ask({ type: 'people' });
      },
      page: (query, from, count) => question({ ask: 'page', query, from, count }),
      ids: (query, from = 0, to = Infinity) =>
        question({ ask: 'ids', query, from, to: to === Infinity ? null : to }),
      among: (ids) => question({ ask: 'among', ids }),
      stalled: (filter, count) => question({ ask: 'stalled', filter, count }),
      stats: () => question({ ask: 'stats' }),
      channels: () => question({ ask: 'channels' }),
    },
  };
}
