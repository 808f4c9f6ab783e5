import type { ValueFit } from '../model/value-fit';
import { FIT_CUSTOMERS_NEEDED, fitRefusal } from '../value/fitted-worth';
import { fitWarnings, MODEL_NAMES } from '../value/fit-words';
import { dateText } from './time-text';

/** A fit in words: when, by whom, on how many and which model; and what limits it, a sentence each. */
export interface FitView {
  says: string;
  warnings: string[];
}

/** What the settings say of a market's fit; null where there is none. */
export function fitView(
  fit: ValueFit | null,
  { currency, now, locale }: { currency: string; now: number; locale: string },
): FitView | null {
  if (fit === null) return null;
  const count = (n: number, one: string, many: string) =>
    `${n.toLocaleString(locale)} ${n === 1 ? one : many}`;
  const by = fit.where === 'server' ? 'by the server' : 'on a device';
  const customers = count(fit.customers, 'customer', 'customers');
  const days = count(fit.orders, 'day with an order', 'days with orders');
  const refusal = fitRefusal(fit, { currency, now });
  return {
    says: `Fitted ${dateText(fit.fittedAt, now, locale)} ${by}, on ${customers} and ${days}: ${MODEL_NAMES[fit.model]}.`,
    warnings: [...(refusal === null ? [] : [`It does not count: ${refusal}`]), ...fitWarnings(fit)],
  };
}

/** From how many customers on a fit counts. */
export const CUSTOMERS_NEEDED = FIT_CUSTOMERS_NEEDED;
