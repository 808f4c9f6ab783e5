import { formatMoney } from '../model/money';
import type { EstimateHow } from './estimate-basis';
import type { ValueInput } from './value-estimate';

/** A line of the inputs; one that is not set has no value and says so. VA7 */
export function inputLine(
  label: string,
  value: string | null,
  source: string,
  at: number | null = null,
): ValueInput {
  return { label, value, source: value === null ? 'not set' : source, at };
}

/** An amount as the inputs show it, with cents where there are any. */
export function moneyText(minor: number, currency: string, { locale = 'en' }: EstimateHow): string {
  return formatMoney(minor, currency, locale);
}

/** A share as people read it: '62 %', '1.5 %'. */
export function percentText(share: number): string {
  const points = share * 100;
  return `${points < 10 ? Math.round(points * 10) / 10 : Math.round(points)} %`;
}

/** How long ago a moment was, in whole days. */
export function daysText(at: number, now: number): string {
  const days = Math.floor((now - at) / 86_400_000);
  return days === 0 ? 'today' : days === 1 ? '1 day ago' : `${days} days ago`;
}

/** 'a month', '12 months'. */
export function monthsText(months: number): string {
  return months === 1 ? 'a month' : `${months} months`;
}

/** '1 year', '2.5 years'. */
export function yearsText(years: number, { locale = 'en' }: EstimateHow): string {
  return `${years.toLocaleString(locale, { maximumFractionDigits: 2 })} ${years === 1 ? 'year' : 'years'}`;
}
