import { FitState } from '../model/fit-state';
import { ask, type Server, type Wire } from './request';

/** How a fit on the server is watched: cancelled by `signal`; told how much is done, 0 to 1. */
export interface WatchFit {
  signal: AbortSignal;
  onProgress: (done: number) => void;
  /** Waits so many milliseconds, or until the signal is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

const POLL_MS = 400;

/**
 * Asks the server to fit the value model and watches until that has ended; an aborted one is cancelled there.
 * @throws SyncFailure where the server cannot be reached or refuses
 */
export async function fitOnServer(
  wire: Wire,
  server: Server,
  { signal, onProgress, wait }: WatchFit,
): Promise<FitState> {
  const request = { path: '/v1/value/fit', signal: undefined };
  let state = await ask(wire, server, { ...request, body: {} }, FitState);
  while (state.state === 'running') {
    onProgress(state.done);
    await wait(POLL_MS, signal);
    state = signal.aborted
      ? await ask(wire, server, { ...request, path: '/v1/value/fit/cancel', body: {} }, FitState)
      : await ask(wire, server, request, FitState);
  }
  return state;
}
