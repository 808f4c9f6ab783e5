import { standing } from '../model/standing';
import { marketsOf, standingMarket } from '../rules/market';
import type { Store } from '../store/store';
import { fitBases } from '../value/fit-bases';
import { gatherPurchases } from '../value/gather-purchases';
import type { FitOutcome, FitRun } from './fit-run';
import { teamOf } from './team';

/** Reading is about half of the work. */
const READING = 0.5;

/**
 * Fits the value model to everybody on this device, a market at a time: for a team without a server. The orders are read
 * in batches and never held together. It works at once in its thread: call it in a worker. VA17
 */
export async function fitPeople(
  store: Pick<Store, 'team' | 'countPeople' | 'eachPerson'>,
  { signal, onProgress, now }: FitRun & { now: number },
): Promise<FitOutcome> {
  const { workspace } = teamOf(await store.team());
  const { currency, rates } = workspace;
  const gathering = gatherPurchases({ currency, rates, until: now });
  const of = await store.countPeople();
  let read = 0;
  try {
    await store.eachPerson(
      (persons) => {
        for (const { contact, orders, reversals } of persons) {
          const market = standingMarket(workspace, contact.market)?.id ?? null;
          gathering.add(market, standing(orders, reversals));
        }
        read += persons.length;
        onProgress(READING * Math.min(1, read / Math.max(1, of)));
      },
      { signal },
    );
  } catch (error) {
    if (signal.aborted) return { ok: false, message: null };
    throw error;
  }
  const found = fitBases(gathering.bases(), {
    at: now,
    until: now,
    currency,
    where: 'device',
    onProgress: (done) => onProgress(READING + (1 - READING) * done),
    isCancelled: () => signal.aborted,
  });
  if (found === null) return { ok: false, message: null };
  const labels = new Map(marketsOf(workspace).map(({ id, label }) => [id, label]));
  const refused = found.refused.map(({ market, message }) =>
    labels.size > 1 ? `${labels.get(market) ?? 'A market'}: ${message}` : message,
  );
  if (found.fits.length === 0) return { ok: false, message: refused[0] ?? 'There is no customer to fit.' };
  return { ok: true, fits: found.fits, refused };
}
