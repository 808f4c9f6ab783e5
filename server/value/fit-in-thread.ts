import { Worker } from 'node:worker_threads';
import type { FittedBases } from '../../lib/value/fit-bases';
import type { FitAsk, FitSays, FitStart } from './fit-messages';
import type { PersonOrders } from './read-orders';

/** What a fit in a thread is given. */
export interface FitInThreadHow {
  start: FitStart;
  /** Batches of people; the next is asked for when the thread has taken the one before. */
  people: AsyncIterable<PersonOrders[]>;
  signal: AbortSignal;
  /** Told how much of the fit itself is done, 0 to 1. */
  onProgress: (done: number) => void;
}

/**
 * Gathers and fits in a thread of its own.
 * @throws the signal's reason when it is aborted: the thread is ended; what reading throws, and what the thread throws
 */
export async function fitInThread({
  start,
  people,
  signal,
  onProgress,
}: FitInThreadHow): Promise<FittedBases> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('./fit-thread.mjs', import.meta.url), {
    workerData: start,
    execArgv: [],
  });
  try {
    const answer = answers(thread, signal, onProgress);
    const ask = (what: FitAsk) => {
      thread.postMessage(what);
      return answer();
    };
    for await (const batch of people) {
      if (batch.length > 0) await ask({ type: 'people', people: batch });
      signal.throwIfAborted();
    }
    const says = await ask({ type: 'fit' });
    if (says.type !== 'fitted' || says.found === null) throw new Error('The fit ended without an answer.');
    return says.found;
  } finally {
    await thread.terminate();
  }
}

/** The thread's answers, one for each question; progress goes beside them. */
function answers(
  thread: Worker,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): () => Promise<FitSays> {
  let failure: Error | null = null;
  let waiting: { resolve: (says: FitSays) => void; reject: (error: Error) => void } | null = null;
  const fail = (error: Error) => {
    failure ??= error;
    waiting?.reject(error);
  };
  thread.on('message', (says: FitSays) => {
    if (says.type === 'progress') onProgress(says.done);
    else waiting?.resolve(says);
  });
  thread.on('error', fail);
  thread.on('exit', () => fail(new Error('The thread of the fit ended.')));
  const cancelled = () => new DOMException('The fit was cancelled.', 'AbortError');
  signal.addEventListener('abort', () => fail(cancelled()), { once: true });
  return () =>
    new Promise((resolve, reject) => {
      if (failure !== null) reject(failure);
      else waiting = { resolve, reject };
    });
}
