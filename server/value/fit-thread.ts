import { parentPort, workerData } from 'node:worker_threads';
import { fitBases } from '../../lib/value/fit-bases';
import { gatherPurchases } from '../../lib/value/gather-purchases';
import type { FitAsk, FitSays, FitStart } from './fit-messages';

// A thread of its own: requests are answered while it fits. Whoever started it ends it to cancel.
const { at, ...how } = workerData as FitStart;
const gathering = gatherPurchases(how);
const say = (says: FitSays) => parentPort?.postMessage(says);

parentPort?.on('message', (ask: FitAsk) => {
  if (ask.type === 'people') {
    for (const { market, orders } of ask.people) gathering.add(market, orders);
    say({ type: 'taken' });
    return;
  }
  const { until, currency } = how;
  const onProgress = (done: number) => say({ type: 'progress', done });
  const found = fitBases(gathering.bases(), { at, until, currency, where: 'server', onProgress });
  say({ type: 'fitted', found });
});
