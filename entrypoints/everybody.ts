import { v7 as newId } from 'uuid';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createEverybody } from '../lib/panel/everybody';
import { openStore } from '../lib/store/open';
import type { EverybodyRequest } from './wiring/everybody';

const MINUTE_MS = 60_000;

/** Lets messages in between. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A worker of the panel: looks at everybody in a thread of its own, so that the panel never waits for it. */
export default defineUnlistedScript(() => {
  const opened = openStore({ now: Date.now, newId, onClosed: () => close() }).then((store) => {
    const everybody = createEverybody({ store, now: Date.now, pause });
    everybody.watch((gathered) => postMessage(gathered));
    setInterval(() => everybody.tick(), MINUTE_MS);
    return everybody;
  });
  // Only the page that made the worker can send it anything.
  addEventListener('message', ({ data }: MessageEvent<EverybodyRequest>) => {
    void opened.then((everybody) => {
      if (data.type === 'begin') everybody.begin();
      else if (data.type === 'halt') everybody.halt();
      else everybody.show(data.how);
    });
  });
});
