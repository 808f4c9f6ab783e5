import type { FittedRetention, ValueFit } from '../model/value-fit';
import { FIT_CUSTOMERS_NEEDED, countsNot, knowsOrders } from '../value/fitted-worth';
import { cadence, ENDS_NEEDED, SUBSCRIPTIONS_NEEDED } from '../value/renewal-model';
import { fitWarnings, MODEL_NAMES, RETENTION_NAMES } from '../value/fit-words';
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
  const refusal = countsNot(fit, { currency, now });
  return {
    says: `Fitted ${summaryOf(fit, now, locale)}`,
    warnings: [...(refusal === null ? [] : [`It does not count: ${refusal}`]), ...fitWarnings(fit)],
  };
}

/** The fit a market can go back to: what it was, and why it cannot be used; null where there is none. VA20 */
export interface OtherFitView {
  /** Whether it was made before the one that counts, or after it: then somebody went back. */
  isEarlier: boolean;
  says: string;
  /** Why it cannot be used, as a sentence; null where it can. */
  refusal: string | null;
}

/** What the settings say of the fit a market can go back to. VA20 */
export function otherFitView(
  fit: ValueFit | null,
  other: ValueFit | null,
  { currency, now, locale }: { currency: string; now: number; locale: string },
): OtherFitView | null {
  if (fit === null || other === null) return null;
  const isEarlier = other.fittedAt <= fit.fittedAt;
  const refusal = countsNot(other, { currency, now });
  const which = isEarlier ? 'earlier' : 'later';
  return {
    isEarlier,
    says: `The ${which} fit: ${summaryOf(other, now, locale)}`,
    refusal: refusal === null ? null : `The ${which} fit cannot be used. ${refusal}`,
  };
}

function summaryOf(fit: ValueFit, now: number, locale: string): string {
  const count = (n: number, one: string, many: string) =>
    `${n.toLocaleString(locale)} ${n === 1 ? one : many}`;
  const by = fit.where === 'server' ? 'by the server' : 'on a device';
  const customers = count(fit.customers, 'customer', 'customers');
  const days = count(fit.orders, 'day with an order', 'days with orders');
  const renewals = fit.retention.map((one) => retentionText(one, locale));
  const when = `${dateText(fit.fittedAt, now, locale)} ${by}`;
  if (!knowsOrders(fit)) return `${when}, on subscriptions. ${renewals.join(' ')}`;
  return [`${when}, on ${customers} and ${days}: ${MODEL_NAMES[fit.model]}.`, ...renewals].join(' ');
}

/** What was found of subscriptions of one period. */
function retentionText(
  { periodMonths, model, subscriptions, ended }: FittedRetention,
  locale: string,
): string {
  const of = `Subscriptions ${cadence(periodMonths)}: ${subscriptions.toLocaleString(locale)} came to a renewal, ${ended.toLocaleString(locale)} of them ended`;
  if (subscriptions >= SUBSCRIPTIONS_NEEDED && ended >= ENDS_NEEDED)
    return `${of} (${RETENTION_NAMES[model]}).`;
  return `${of}; from ${SUBSCRIPTIONS_NEEDED} and ${ENDS_NEEDED} on they count.`;
}

/** From how many customers on a fit counts. */
export const CUSTOMERS_NEEDED = FIT_CUSTOMERS_NEEDED;
