import type { Everybody, Gathered } from '../../lib/panel/everybody';
import type { TodayHow } from '../../lib/panel/today-list';
import { workerUrl } from './worker-url';

/** What the panel asks of the worker. */
export type EverybodyRequest = { type: 'begin' } | { type: 'halt' } | { type: 'show'; how: TodayHow };

/** The name is made by the build. */
const SCRIPT = '/everybody.js';

/** An Everybody in a worker, which is started when it is first asked for. */
export function everybodyInWorker(): Everybody {
  const watchers = new Set<(gathered: Gathered) => void>();
  let worker: Worker | null = null;
  let lines: TodayHow | null = null;

  function ask(request: EverybodyRequest): void {
    worker?.postMessage(request);
  }

  return {
    watch(seen) {
      watchers.add(seen);
      return () => watchers.delete(seen);
    },
    begin() {
      if (worker === null) {
        worker = new Worker(workerUrl(SCRIPT));
        worker.addEventListener('message', ({ data }: MessageEvent<Gathered>) => {
          for (const seen of watchers) seen(data);
        });
        if (lines !== null) ask({ type: 'show', how: lines });
      }
      ask({ type: 'begin' });
    },
    halt: () => ask({ type: 'halt' }),
    show(how) {
      lines = how;
      ask({ type: 'show', how });
    },
  };
}
