import { formatWholeMoney } from '../model/money';
import type { ComparedMethod } from './compared-method';
import { crossing } from './crossing';
import type { Basis, EstimateHow } from './estimate-basis';
import type { Answer } from './formula-answer';
import { gammaShare } from './gamma-share';
import { horizonValue } from './horizon-value';
import { moneyText, monthsText, percentText, yearsText } from './input-words';
import { lifetimeValue, relationshipRange } from './revenue';
import type { Range } from './value-estimate';

type Line = Omit<ComparedMethod, 'isUsed'>;

/** Revenue a year from a careful to a hopeful end, in minor units, and whose it is. */
interface YearRevenue extends Range {
  whose: string;
}

/** The formulas that somebody could work out by hand, each with its figure or the sentence why it has none. VA11 VA16 */
export function simpleMethods(how: EstimateHow, basis: Basis): Line[] {
  return [overHorizon(how, basis), overLifetime(how, basis), relationship(how, basis)];
}

const NO_REVENUE = 'No orders for a month yet, and nobody to compare with.';
const NEEDED = 'Margin and churn are needed.';

/** Average revenue over the horizon, discounted, from a careful to a hopeful end. */
function overHorizon(how: EstimateHow, basis: Basis): Line {
  const { value } = how.workspace;
  const line = {
    id: 'horizon' as const,
    name: `Average revenue over ${monthsText(value.horizonMonths)}`,
    kind: 'clv' as const,
  };
  const revenue = revenueAYear(basis);
  if (revenue === null) return { ...line, range: null, note: NO_REVENUE };
  const churn = churnOf(how, basis);
  if (value.margin === null || churn === null) return { ...line, range: null, note: NEEDED };
  const answer = horizonValue({
    revenue: { low: revenue.low / 12, base: revenue.base / 12, high: revenue.high / 12 },
    margin: value.margin,
    churn: churn.is,
    period: 'month',
    horizonMonths: value.horizonMonths,
    monthlyDiscount: value.monthlyDiscount,
  });
  const discount = `${percentText(value.monthlyDiscount)} discount a month`;
  const says = `${monthText(how, basis, revenue)}, ${churn.says}, ${discount}.`;
  return answered(line, answer, says);
}

/** Average revenue, times margin, over churn: the whole lifetime. */
function overLifetime(how: EstimateHow, basis: Basis): Line {
  const { value } = how.workspace;
  const line = { id: 'formula' as const, name: 'Average revenue × margin ÷ churn', kind: 'clv' as const };
  const revenue = revenueAYear(basis);
  if (revenue === null) return { ...line, range: null, note: NO_REVENUE };
  const churn = churnOf(how, basis);
  if (value.margin === null || churn === null) return { ...line, range: null, note: NEEDED };
  const answer = lifetimeValue({
    revenuePerPeriod: revenue.base / 12,
    margin: value.margin,
    churn: churn.is.base,
    revenuePeriod: 'month',
    churnPeriod: 'month',
  });
  const range: Answer<Range> = answer.ok ? { ok: true, value: point(answer.value) } : answer;
  const says = `${monthText(how, basis, revenue)}, ${churn.says}; a whole lifetime, without horizon and discount.`;
  return answered(line, range, says);
}

/** Revenue a year times the years they usually stay, less what winning and serving them costs. */
function relationship(how: EstimateHow, basis: Basis): Line {
  const { currency, value, valueMore } = how.workspace;
  const line = {
    id: 'relationship' as const,
    name: 'Revenue a year × years − costs',
    kind: 'revenue' as const,
  };
  const revenue = revenueAYear(basis);
  if (revenue === null) return { ...line, range: null, note: NO_REVENUE };
  const costs = basis.currency === currency;
  const years = valueMore.relationshipYears ?? value.horizonMonths / 12;
  const service = costs ? valueMore.costOfService : null;
  const cost = costs ? value.acquisitionCost : null;
  const answer = relationshipRange({
    revenuePerYear: revenue,
    years,
    acquisitionCost: cost ?? 0,
    costOfService: (service ?? 0) * years,
    monthlyDiscount: value.monthlyDiscount,
  });
  const known = valueMore.relationshipYears === null ? ' (the horizon)' : '';
  const less = [
    ...(cost === null ? [] : [`${moneyText(cost, currency, how)} to win them`]),
    ...(service === null ? [] : [`${moneyText(service, currency, how)} of service a year`]),
  ];
  const says = [
    `${wholeMoney(how, revenue.base, basis)} a year ${revenue.whose}`,
    `× ${yearsText(years, how)}${known}`,
    less.length === 0 ? '; no costs are set' : `, less ${less.join(' and ')}`,
    `; ${percentText(value.monthlyDiscount)} discount a month`,
  ].join(' ');
  return answered(line, answer, `${says.replace(/ ([;,])/g, '$1')}.`);
}

function answered(line: Omit<Line, 'range' | 'note'>, answer: Answer<Range>, says: string): Line {
  return answer.ok
    ? { ...line, range: answer.value, note: says }
    : { ...line, range: null, note: answer.message };
}

function point(value: number): Range {
  return { low: value, base: value, high: value };
}

function monthText(how: EstimateHow, basis: Basis, { base, whose }: YearRevenue): string {
  return `${wholeMoney(how, base / 12, basis)} a month ${whose}`;
}

function wholeMoney({ locale = 'en' }: EstimateHow, minor: number, { currency }: Basis): string {
  return formatWholeMoney(Math.round(minor), currency, locale);
}

/** The churn a month: the team's, else that of people like them. */
function churnOf(
  { workspace: { value } }: EstimateHow,
  { comparable }: Basis,
): { is: Range; says: string } | null {
  if (value.monthlyChurn !== null)
    return { is: point(value.monthlyChurn), says: `${percentText(value.monthlyChurn)} leave a month` };
  if (comparable === null) return null;
  const { low, base, high } = comparable;
  return { is: { low, base, high }, says: `${percentText(base)} of people like them leave a month` };
}

/**
 * Revenue of a year: their own orders since the first, with the 80 % range of what so few orders tell (the sum of n orders
 * is taken to be gamma distributed, its shape n / (1 + their squared coefficient of variation)), and their running
 * subscriptions; without either that of comparable people.
 */
function revenueAYear({ history, subscriptions, peers }: Basis): YearRevenue | null {
  const fixed = subscriptions.reduce(
    (sum, { amount, periodMonths }) => sum + (Math.max(0, amount.minor) * 12) / periodMonths,
    0,
  );
  const own = history !== null && history.years >= 1 / 12 ? history : null;
  if (own !== null) {
    const orders = own.repeats + 1;
    const shape = orders / (1 + own.variation);
    const at = (share: number) =>
      crossing((times) => gammaShare(shape, shape * times), share, 0, 1 + 10 / shape + 10 / Math.sqrt(shape));
    const base = (own.mean * orders) / own.years;
    const low = Math.min(1, at(0.1)) * base;
    const high = Math.max(1, at(0.9)) * base;
    return { low: low + fixed, base: base + fixed, high: high + fixed, whose: 'so far' };
  }
  if (fixed > 0) return { low: fixed, base: fixed, high: fixed, whose: 'by subscription' };
  if (peers === null || history !== null) return null;
  return { low: peers.low, base: peers.median, high: peers.high, whose: 'of people like them' };
}
