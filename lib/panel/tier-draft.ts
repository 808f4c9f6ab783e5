import { currencyDecimals } from '../model/money';
import type { Tier } from '../model/workspace';

/** A tier as it is typed: amounts in whole units of the currency, as text. */
export interface TierDraft {
  id: string;
  label: string;
  spend: string;
  orders: string;
}

/** A tier as it is shown in fields. */
export function draftOfTier({ id, label, minRevenue, minOrders }: Tier, currency: string): TierDraft {
  const unit = 10 ** currencyDecimals(currency);
  const spend = minRevenue === null ? '' : String(minRevenue / unit);
  return { id, label, spend, orders: minOrders === null ? '' : String(minOrders) };
}

/** What the fields say: an empty one is no bound; what is no number is NaN, which `checkTiers` refuses. */
export function tierOfDraft({ id, label, spend, orders }: TierDraft, currency: string): Tier {
  const unit = 10 ** currencyDecimals(currency);
  const money = numberOf(spend);
  return {
    id,
    label,
    minRevenue: money === null ? null : Math.round(money * unit),
    minOrders: numberOf(orders),
  };
}

/** A number as people type it, with a comma or a point before the decimals; spaces are left out. */
function numberOf(text: string): number | null {
  const typed = text.replace(/\s/g, '').replace(',', '.');
  if (typed === '') return null;
  return /^\d{1,12}(?:\.\d{1,4})?$/.test(typed) ? Number(typed) : NaN;
}

/** The id of a new tier: one that none has. */
export function newTierId(drafts: readonly TierDraft[]): string {
  let number = drafts.length + 1;
  while (drafts.some(({ id }) => id === `tier-${String(number)}`)) number += 1;
  return `tier-${String(number)}`;
}
