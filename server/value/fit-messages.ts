import type { FittedBases } from '../../lib/value/fit-bases';
import type { GatherHow } from '../../lib/value/gather-purchases';
import type { PersonOrders } from './read-orders';

/** What a fit's thread is started with. */
export type FitStart = GatherHow & { at: number };

/** What it is asked: to take people in, which it answers with `taken`, and then to fit. */
export type FitAsk = { type: 'people'; people: PersonOrders[] } | { type: 'fit' };

/** What it says. */
export type FitSays =
  { type: 'taken' } | { type: 'progress'; done: number } | { type: 'fitted'; found: FittedBases | null };
