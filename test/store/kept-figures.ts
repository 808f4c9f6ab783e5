import type { Person } from '../../lib/model/change';
import { addEntries, noSums } from '../../lib/rules/metrics/figure-table';
import type { PersonFigures } from '../../lib/rules/metrics/person-figures';
import type { OpenStore } from '../../lib/store/open';

/** All amounts as a device keeps them, one line each. */
export async function keptFigures(store: OpenStore): Promise<string[]> {
  const months = await store.figures.months(0, 5000, {});
  return months
    .flatMap(({ month, market, amounts }) =>
      [...amounts].map(([key, code, amount]) => `${market} ${month} ${key} ${code}: ${amount}`),
    )
    .sort();
}

/** The same as they are when everybody is counted from their facts. */
export async function countedFigures(
  store: OpenStore,
  figure: (person: Person) => PersonFigures,
): Promise<string[]> {
  const byMarket = new Map<string, ReturnType<typeof noSums>>();
  await store.eachPerson((persons) => {
    for (const person of persons) {
      const { market, entries } = figure(person);
      const sums = byMarket.get(market) ?? noSums();
      byMarket.set(market, sums);
      addEntries(sums, entries, 1);
    }
  });
  return [...byMarket]
    .flatMap(([market, sums]) =>
      [...sums].flatMap(([month, keys]) =>
        [...keys].flatMap(([key, codes]) =>
          [...codes].map(([code, amount]) => `${market} ${month} ${key} ${code}: ${amount}`),
        ),
      ),
    )
    .sort();
}
