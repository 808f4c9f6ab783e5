import type { FittedRetention, ValueFit } from '../model/value-fit';
import { FIT_CUSTOMERS_NEEDED, fitRefusal, knowsOrders } from '../value/fitted-worth';
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
  const count = (n: number, one: string, many: string) =>
    `${n.toLocaleString(locale)} ${n === 1 ? one : many}`;
  const by = fit.where === 'server' ? 'by the server' : 'on a device';
  const customers = count(fit.customers, 'customer', 'customers');
  const days = count(fit.orders, 'day with an order', 'days with orders');
  const refusal = fitRefusal(fit, { currency, now });
  const when = `Fitted ${dateText(fit.fittedAt, now, locale)} ${by}`;
  const renewals = fit.retention.map((one) => retentionText(one, locale));
  if (!knowsOrders(fit))
    return { says: `${when}, on subscriptions. ${renewals.join(' ')}`, warnings: fitWarnings(fit) };
  return {
    says: [`${when}, on ${customers} and ${days}: ${MODEL_NAMES[fit.model]}.`, ...renewals].join(' '),
    warnings: [...(refusal === null ? [] : [`It does not count: ${refusal}`]), ...fitWarnings(fit)],
  };
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
