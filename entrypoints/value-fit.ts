import { v7 as newId } from 'uuid';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { fitPeople } from '../lib/panel/fit-people';
import { openStore } from '../lib/store/open';
import { FIT_FAILED, type FitWorkerSays } from './wiring/fit-worker-says';

const say = (says: FitWorkerSays) => postMessage(says);

async function fit(): Promise<void> {
  const store = await openStore({ now: Date.now, newId, onClosed: () => close() });
  const outcome = await fitPeople(store, {
    now: Date.now(),
    // The page that made the worker ends it.
    signal: new AbortController().signal,
    onProgress: (done) => say({ type: 'progress', done }),
  });
  say({ type: 'ended', outcome });
}

/** A worker of the settings: fits the value model to everybody on this device, once, and says what it found. */
export default defineUnlistedScript(() => {
  fit().catch(() => say({ type: 'ended', outcome: { ok: false, message: FIT_FAILED } }));
});
