/**
 * What the order models need to know of a customer: frequency, recency and age, in one unit of time, and the size of
 * the repeat orders. Source: Fader and Hardie, Creating an RFM summary using Excel (2008).
 */
export interface OrderSummary {
  /** Repeat purchases: days with a purchase after the first such day. */
  x: number;
  /** Time from the first purchase to the last; 0 without a repeat. */
  tx: number;
  /** Time from the first purchase until the end of the observation, not below tx. */
  T: number;
  /** Mean of the repeat purchases above 0, and how many they are; 0 and 0 where there is none. */
  zbar: number;
  xz: number;
}

/** Customers with the same number of repeats; with the same times they are counted, not repeated. */
export interface OrderGroup {
  x: number;
  customers: number;
  times: { tx: number; T: number; customers: number }[];
}

/** Counts customers with the same x, tx and T once, so that a fit looks at each combination once. */
export function groupSummaries(summaries: readonly OrderSummary[]): OrderGroup[] {
  const sorted = summaries.toSorted((a, b) => a.x - b.x || a.T - b.T || a.tx - b.tx);
  const groups: OrderGroup[] = [];
  for (const { x, tx, T } of sorted) {
    let group = groups.at(-1);
    if (group?.x !== x) groups.push((group = { x, customers: 0, times: [] }));
    let time = group.times.at(-1);
    if (time?.tx !== tx || time.T !== T) group.times.push((time = { tx, T, customers: 0 }));
    group.customers += 1;
    time.customers += 1;
  }
  return groups;
}
