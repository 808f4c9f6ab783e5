import type { Everybody, Gathered } from '../../lib/panel/everybody';
import type { TodayHow } from '../../lib/panel/today-list';

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
        worker = new Worker(scriptUrl());
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

interface Policies {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): string };
  };
}

/** The pages' own policy asks for a trusted address; a browser that knows none takes the plain one. */
function scriptUrl(): string {
  const { trustedTypes } = globalThis as Policies;
  const policy = trustedTypes?.createPolicy('workers', { createScriptURL: (url) => url });
  return policy?.createScriptURL(SCRIPT) ?? SCRIPT;
}
