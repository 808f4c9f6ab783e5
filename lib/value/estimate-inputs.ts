import { formatMoney } from '../model/money';
import type { Basis, EstimateHow } from './estimate-basis';
import { ASSUMED_LEAVING, ASSUMED_ORDERS_A_YEAR, chanceOfStaying } from './own-pace';
import { ASSUMED_MONTHLY_CHURN } from './renewal-count';
import type { ValueEstimate, ValueInput } from './value-estimate';

/** The inputs of an estimate, each with where it is from and its date. What is not known has no value. VA7 */
export function inputsOf(how: EstimateHow, basis: Basis, method: ValueEstimate['method']): ValueInput[] {
  const { value } = how.workspace;
  const used = method !== 'none';
  return [
    ...subscriptionInputs(how, basis),
    ...historyInputs(how, basis),
    ...peerInputs(how, basis, method),
    input('Margin', value.margin === null ? null : percent(value.margin), 'team'),
    ...(value.margin === null || !used
      ? []
      : [input('Discount', `${percent(value.monthlyDiscount)} a month`, 'team')]),
    input('Churn', value.monthlyChurn === null ? null : `${percent(value.monthlyChurn)} a month`, 'team'),
    ...(value.acquisitionCost === null
      ? []
      : [
          input(
            'Acquisition cost',
            money(value.acquisitionCost, how.workspace.currency, how),
            'team, not subtracted',
          ),
        ]),
  ];
}

function subscriptionInputs(how: EstimateHow, { subscriptions, currency }: Basis): ValueInput[] {
  return subscriptions.map(({ label, amount, periodMonths, dueAt, renewals }) => {
    const every = periodMonths === 1 ? 'month' : periodMonths === 12 ? 'year' : `${periodMonths} months`;
    const times = renewals === 1 ? 'renewed once' : `renewed ${renewals} times`;
    const price = `${money(amount.minor, currency, how)} a ${every}`.replace(/ a (\d)/, ' every $1');
    return input(label ?? 'Subscription', price, `${times}, next due`, dueAt);
  });
}

function historyInputs(how: EstimateHow, { history, pace, currency, peers }: Basis): ValueInput[] {
  if (history === null || pace === null) return [];
  const assumed = peers === null ? `${ASSUMED_ORDERS_A_YEAR} orders a year` : `people in ${stageName(how)}`;
  const { monthlyChurn } = how.workspace.value;
  const leaving =
    monthlyChurn === null
      ? `one order in ${1 / ASSUMED_LEAVING} is the last, assumed`
      : 'by the team’s churn';
  return [
    input('Orders since the first', String(history.repeats), 'orders, the first', history.firstAt),
    input('Last order', daysText(history.lastAt, how.now), rhythmText(how), history.lastAt),
    input(
      'Mean order',
      money(Math.round(history.mean), currency, how),
      'orders, after refunds',
      history.lastAt,
    ),
    input(
      'Pace before own orders',
      `${Math.round((pace.assumed.shape / pace.assumed.years) * 10) / 10} orders a year`,
      assumed,
    ),
    input(
      'Still a customer',
      percent(chanceOfStaying(history, pace)),
      pace.isLost ? 'marked as left: cut to a tenth' : `by the silence; ${leaving}`,
    ),
  ];
}

function peerInputs(
  how: EstimateHow,
  { peers, currency }: Basis,
  method: ValueEstimate['method'],
): ValueInput[] {
  if (peers === null || method !== 'peers') return [];
  const source = `${peers.people} people in ${stageName(how)}, last 12 months`;
  return [input('Median revenue of a year', money(peers.median, currency, how), source, how.now)];
}

/** What is missing, and what it would change. Never empty advice: each says what to add. VA8 */
export function missingOf(
  how: EstimateHow,
  basis: Basis,
  kind: ValueEstimate['kind'],
): ValueEstimate['missing'] {
  const { value } = how.workspace;
  const missing: ValueEstimate['missing'] = [];
  const add = (label: string, changes: string) => missing.push({ label, changes });
  if (basis.history === null && basis.subscriptions.length === 0) {
    add('An order', 'One order of their own replaces what others did; three make a pace.');
  } else if (basis.history !== null && basis.history.repeats < 2 && basis.subscriptions.length === 0) {
    add('More orders', 'From the third order on their own pace counts for more, and the range narrows.');
  }
  if (value.margin === null)
    add('Margin', 'With margin and churn this becomes customer lifetime value (CLV).');
  if (value.monthlyChurn === null) add('Churn', churnChanges(basis));
  if (kind === 'clv' && value.acquisitionCost === null) {
    add('Acquisition cost', 'Shows CLV beside what it cost to win a customer.');
  }
  for (const [currency, count] of basis.otherCurrencies) {
    const orders = count === 1 ? '1 order' : `${count} orders`;
    add(
      `${orders} in ${currency}`,
      `Left out: amounts in ${currency} and ${basis.currency} are not added up.`,
    );
  }
  if (basis.future > 0) {
    add(
      basis.future === 1 ? '1 order in the future' : `${basis.future} orders in the future`,
      'Left out until its date: check that it is right.',
    );
  }
  return missing;
}

function churnChanges({ subscriptions }: Basis): string {
  return subscriptions.length > 0
    ? `Replaces the assumption that ${percent(ASSUMED_MONTHLY_CHURN)} of subscriptions end a month.`
    : `Replaces the assumption that one order in ${1 / ASSUMED_LEAVING} is the last.`;
}

function rhythmText({ evidence }: EstimateHow): string {
  const { rhythmDays } = evidence;
  if (rhythmDays === null) return 'orders';
  const days = Math.round(rhythmDays);
  return `orders, usually ${days === 1 ? 'every day' : `every ${days} days`}`;
}

/** The stage as a sentence names it. */
export function stageName({ evidence }: EstimateHow): string {
  return evidence.stage?.label ?? 'no stage';
}

function input(label: string, value: string | null, source: string, at: number | null = null): ValueInput {
  return { label, value, source: value === null ? 'not set' : source, at };
}

function money(minor: number, currency: string, how: EstimateHow): string {
  return formatMoney(minor, currency, how.locale ?? 'en');
}

function percent(share: number): string {
  const points = share * 100;
  return `${points < 10 ? Math.round(points * 10) / 10 : Math.round(points)} %`;
}

function daysText(at: number, now: number): string {
  const days = Math.floor((now - at) / 86_400_000);
  return days === 0 ? 'today' : days === 1 ? '1 day ago' : `${days} days ago`;
}
