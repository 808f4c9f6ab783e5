import type { Segment } from './action';
import type { Interaction, InteractionType, Order } from './facts';
import type { Phase, Stage } from './lifecycle';
import type { KnownChance } from './order-chance';
import type { Rate } from './rate';

/** What is known of a person at one moment, in the words conditions ask in. Days are whole days of 24 hours. */
export interface Evidence extends KnownChance {
  now: number;
  /** The stage in the workspace's model, and its phase. */
  stage: Stage | null;
  phase: Phase | null;
  since: number | null;
  daysInStage: number | null;
  /** Whether orders are seen at all: who is not shown them finds none, which says nothing. */
  ordersKnown: boolean;
  /** Orders that count: not taken back, not in the future. */
  standingOrders: Order[];
  /** How often somebody bought: purchases, starts and renewals of subscriptions. */
  orders: number;
  ordersYear: number;
  firstOrderAt: number | null;
  lastOrder: Order | null;
  daysSinceOrder: number | null;
  /** Median of the days between two orders (orders of one day are one); null with fewer than two. */
  rhythmDays: number | null;
  ordersPerYear: number | null;
  /** Those of them in the workspace's currency, or put into it by its rate of their day. */
  inCurrency: Order[];
  /** The newest rate of each currency by which orders were put into the workspace's. */
  rates: Rate[];
  /** Of the last 365 days, in minor units of the workspace's currency; currencies without a rate are left out. */
  netRevenue12m: number;
  averageOrder: number | null;
  /** Currencies of orders that no rate puts into the workspace's: their amounts are left out. */
  otherCurrencies: string[];
  segment: Segment;
  /** What customers said themselves, never an agent's impression. */
  lastNps: number | null;
  lastNpsAt: number | null;
  lastCsat: number | null;
  lastCsatAt: number | null;
  /** When a customer last answered any survey. */
  lastSurveyedAt: number | null;
  surveyCoolDownDays: number;
  /** The latest interaction of each type that nobody has answered. */
  open: Partial<Record<InteractionType, Interaction>>;
  openInquiry: Interaction | null;
  /** When the next renewal is due; in the past when it is overdue. */
  renewalDueAt: number | null;
  consent: 'yes' | 'no' | 'unknown';
  doNotContact: boolean;
}
