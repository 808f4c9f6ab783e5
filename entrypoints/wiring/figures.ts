import type { Figures } from '../../lib/panel/board/figures/figures';
import type { BoardFigures, FiguresWanted } from '../../lib/panel/board/figures-view';
import type { PeopleBehind } from '../../lib/rules/metrics/metric';
import { workerUrl } from './worker-url';

/** What the board asks of the worker; `ask` numbers what is answered. */
export type FiguresRequest =
  | { type: 'begin'; locale: string }
  | { type: 'show'; wanted: FiguresWanted | null }
  | { type: 'people'; ask: number; behind: PeopleBehind; wanted: FiguresWanted };

/** What the worker says. */
export type FiguresAnswer =
  { type: 'figures'; figures: BoardFigures } | { type: 'people'; ask: number; ids: string[] };

/** The name is made by the build. */
const SCRIPT = '/figures.js';

/** The figures in a worker, which is started when something is first to be shown. */
export function figuresInWorker(): Figures {
  const watchers = new Set<(figures: BoardFigures) => void>();
  const waiting = new Map<number, (ids: string[]) => void>();
  let asks = 0;
  let worker: Worker | null = null;

  function begun(): Worker {
    if (worker !== null) return worker;
    worker = new Worker(workerUrl(SCRIPT));
    worker.addEventListener('message', ({ data }: MessageEvent<FiguresAnswer>) => {
      if (data.type === 'figures') for (const seen of watchers) seen(data.figures);
      else {
        waiting.get(data.ask)?.(data.ids);
        waiting.delete(data.ask);
      }
    });
    worker.postMessage({ type: 'begin', locale: navigator.language } satisfies FiguresRequest);
    return worker;
  }
  const ask = (request: FiguresRequest) => begun().postMessage(request);

  return {
    watch(seen) {
      watchers.add(seen);
      return () => watchers.delete(seen);
    },
    show: (wanted) => ask({ type: 'show', wanted }),
    people(behind, wanted) {
      asks += 1;
      const mine = asks;
      return new Promise((resolve) => {
        waiting.set(mine, resolve);
        ask({ type: 'people', ask: mine, behind, wanted });
      });
    },
  };
}
