import type { FitState } from '../../lib/model/fit-state';
import type { FitOutcome, FitRun, Fitters } from '../../lib/panel/fit-run';
import type { OpenStore } from '../../lib/store/open';
import { FIT_FAILED, type FitWorkerSays } from './fit-worker-says';
import { pageWire, serverOf } from './page-wire';
import { workerUrl } from './worker-url';

/** The name is made by the build. */
const SCRIPT = '/value-fit.js';

/** Fits of the value model: by the team's server, or in a worker of this page. */
export function fitters(store: OpenStore): Fitters {
  return {
    onDevice: fitInWorker,
    onServer: async ({ signal, onProgress }) => {
      const session = await store.session();
      if (session === null) return { ok: false, message: 'Sign in first.' };
      const { fitOnServer } = await import('../../lib/sync/value-fit');
      return outcomeOf(await fitOnServer(pageWire, serverOf(session), { signal, onProgress, wait }));
    },
  };
}

function fitInWorker({ signal, onProgress }: FitRun): Promise<FitOutcome> {
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl(SCRIPT));
    const end = (outcome: FitOutcome) => {
      worker.terminate();
      resolve(outcome);
    };
    // It works without a pause: to cancel it is to end its thread. It has written nothing.
    signal.addEventListener('abort', () => end({ ok: false, message: null }), { once: true });
    worker.addEventListener('error', () => end({ ok: false, message: FIT_FAILED }));
    worker.addEventListener('message', ({ data }: MessageEvent<FitWorkerSays>) => {
      if (data.type === 'progress') onProgress(data.done);
      else end(data.outcome);
    });
  });
}

function outcomeOf(state: FitState): FitOutcome {
  if (state.state === 'failed') return { ok: false, message: state.message };
  if (state.state !== 'done') return { ok: false, message: null };
  return state.fitted === 0
    ? { ok: false, message: state.refused[0] ?? 'There is no customer to fit.' }
    : { ok: true, fits: null, refused: state.refused };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
