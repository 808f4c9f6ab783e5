/** Days ahead for which the chance of an order is asked: the value receipt shows the same. */
export const CHANCE_DAYS = 90;
/** Below this chance of an order somebody counts as having left. SG1 SS13 */
export const LAPSED_BELOW = 0.1;
/** Below this chance somebody who used to come again is at risk. SG3 */
export const AT_RISK_BELOW = 0.25;

/** The chance of an order within CHANCE_DAYS by the fit of a person's market: P(active), never P(alive) alone. VA14 */
export interface OrderChance {
  /** 0 to 1, with what is known now. */
  share: number;
  /** Since when it has been below LAPSED_BELOW; null where it is not. */
  lapsedSince: number | null;
  fittedAt: number;
}

/** The chance where a fit counts for the person; else why their own rhythm decides, as a sentence. */
export interface KnownChance {
  chance: OrderChance | null;
  /** Null where a fit counts, and where there is nothing to decide by it: no order at will. */
  noFit: string | null;
}
