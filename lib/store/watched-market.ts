import type { WatchedMarket } from '../model/watched';
import type { Workspace } from '../model/workspace';
import { idsOfMarket, inMarket } from '../rules/market';
import { watchedCustomer, watchTogether, type WatchedCustomer } from '../rules/watched';
import { marketKey } from './contact-row';
import type { SidestageDatabase } from './database';
import { eachPerson } from './people';

/** At most so many people are looked at, spread evenly over all. */
const SAMPLE_LIMIT = 2000;

/** How the customers of a market leave, by a sample of its people; those who were merged are one person. VA19 */
export async function readWatched(
  db: SidestageDatabase,
  { workspace, market, now }: { workspace: Workspace; market: string | null; now: number },
): Promise<WatchedMarket> {
  const ids: string[] = [];
  for (const one of idsOfMarket(workspace, market)) {
    const key = marketKey(one);
    const inMarketNow = db.contacts
      .where('[marketKey+lead.to+lead.since]')
      .between([key, '', -Infinity], [key, '\uffff', Infinity]);
    ids.push(...(await inMarketNow.primaryKeys()));
  }
  const step = Math.max(1, Math.ceil(ids.length / SAMPLE_LIMIT));
  const own = inMarket(workspace, { market });
  const found: WatchedCustomer[] = [];
  await eachPerson(
    db,
    (persons) => {
      for (const person of persons) {
        const customer = watchedCustomer(person, { workspace: own, now });
        if (customer !== null) found.push(customer);
      }
    },
    { ids: ids.filter((_, at) => at % step === 0) },
  );
  return watchTogether(found);
}
