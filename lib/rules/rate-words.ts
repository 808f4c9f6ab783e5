import type { Rate } from '../model/rate';

/** The day of a moment as a sentence has it: '24 November 2026', by UTC. */
export function dayWords(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/** By which rates amounts were counted: 'USD at the rate of 3 March 2026'; '' where there are none. EV6 */
export function rateWords(rates: readonly Pick<Rate, 'currency' | 'at'>[]): string {
  return rates.map(({ currency, at }) => `${currency} at the rate of ${dayWords(at)}`).join(', ');
}
