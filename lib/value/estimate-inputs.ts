import type { Basis, EstimateHow } from './estimate-basis';
import { MODEL_NAMES } from './fit-words';
import { daysText, inputLine, moneyText, percentText } from './input-words';
import { ASSUMED_LEAVING, ASSUMED_ORDERS_A_YEAR, chanceOfOrder } from './own-pace';
import { ASSUMED_MONTHLY_CHURN } from './renewal-count';
import type { ValueEstimate, ValueInput } from './value-estimate';

/** The inputs of an estimate, each with where it is from and its date. What is not known has no value. VA7 */
export function inputsOf(how: EstimateHow, basis: Basis, method: ValueEstimate['method']): ValueInput[] {
  const { value } = how.workspace;
  const used = method !== 'none';
  return [
    ...subscriptionInputs(how, basis),
    ...historyInputs(how, basis),
    ...rateInputs(how, basis),
    ...peerInputs(how, basis, method),
    inputLine('Margin', value.margin === null ? null : percentText(value.margin), 'team'),
    ...(value.margin === null || !used
      ? []
      : [inputLine('Discount', `${percentText(value.monthlyDiscount)} a month`, 'team')]),
    ...churnInput(how, method),
    ...(value.acquisitionCost === null
      ? []
      : [
          inputLine(
            'Acquisition cost',
            moneyText(value.acquisitionCost, how.workspace.currency, how),
            'team, not subtracted',
          ),
        ]),
  ];
}

/** Who leaves is known to the fit: a churn that is not set is not missing there. */
function churnInput({ workspace: { value } }: EstimateHow, method: ValueEstimate['method']): ValueInput[] {
  const { monthlyChurn } = value;
  if (method === 'fitted' && monthlyChurn === null) return [];
  const source = method === 'fitted' ? 'team, not used: the fit knows who leaves' : 'team';
  return [inputLine('Churn', monthlyChurn === null ? null : `${percentText(monthlyChurn)} a month`, source)];
}

function subscriptionInputs(how: EstimateHow, { subscriptions, currency }: Basis): ValueInput[] {
  return subscriptions.map(({ label, amount, periodMonths, dueAt, renewals }) => {
    const every = periodMonths === 1 ? 'month' : periodMonths === 12 ? 'year' : `${periodMonths} months`;
    const times = renewals === 1 ? 'renewed once' : `renewed ${renewals} times`;
    const price = `${moneyText(amount.minor, currency, how)} a ${every}`.replace(/ a (\d)/, ' every $1');
    return inputLine(label ?? 'Subscription', price, `${times}, next due`, dueAt);
  });
}

function historyInputs(how: EstimateHow, basis: Basis): ValueInput[] {
  const { history, pace, currency } = basis;
  if (history === null || pace === null) return [];
  return [
    inputLine('Orders since the first', String(history.repeats), 'orders, the first', history.firstAt),
    inputLine('Last order', daysText(history.lastAt, how.now), rhythmText(how), history.lastAt),
    inputLine(
      'Mean order',
      moneyText(Math.round(history.mean), currency, how),
      'orders, after refunds',
      history.lastAt,
    ),
    ...(basis.fitted === null ? paceInputs(how, basis) : fitInputs(how, basis)),
  ];
}

function paceInputs(how: EstimateHow, { history, pace, peers }: Basis): ValueInput[] {
  if (history === null || pace === null) return [];
  const assumed = peers === null ? `${ASSUMED_ORDERS_A_YEAR} orders a year` : `people in ${stageName(how)}`;
  const leaving =
    how.workspace.value.monthlyChurn === null
      ? `one order in ${1 / ASSUMED_LEAVING} is the last, assumed`
      : 'by the team’s churn';
  const usual = Math.round((pace.assumed.shape / pace.assumed.years) * 10) / 10;
  const again = chanceOfOrder(history, pace, (how.workspace.value.horizonMonths / 12) * 365.25);
  return [
    inputLine('Pace before own orders', `${usual} orders a year`, assumed),
    inputLine(
      orderAgainLabel(how),
      percentText(again),
      pace.isLost ? 'marked as left: cut to a tenth' : `by the silence; ${leaving}`,
    ),
  ];
}

function fitInputs(how: EstimateHow, { fitted }: Basis): ValueInput[] {
  if (fitted === null) return [];
  const { fit, isLost, worth } = fitted;
  return [
    inputLine(
      orderAgainLabel(how),
      percentText(worth.pActive),
      isLost ? 'marked as left: cut to a tenth' : 'by the fit',
    ),
    inputLine(
      'Model',
      MODEL_NAMES[fit.model],
      `fitted on ${fit.customers.toLocaleString(how.locale ?? 'en')} customers, ${
        fit.where === 'server' ? 'by the server' : 'on a device'
      }`,
      fit.fittedAt,
    ),
  ];
}

/** P(active): a chance of still being a customer alone would be 1 for everybody who ordered once. VA14 */
function orderAgainLabel({ workspace: { value } }: EstimateHow): string {
  return value.horizonMonths === 1 ? 'An order in a month' : `An order in ${value.horizonMonths} months`;
}

function rateInputs(how: EstimateHow, { rates, currency }: Basis): ValueInput[] {
  return rates.map(({ rate, orders }) =>
    inputLine(
      `Rate of ${rate.currency}`,
      `${rate.perUnit.toLocaleString(how.locale ?? 'en', { maximumSignificantDigits: 6 })} ${currency}`,
      `${rate.source === '' ? 'team' : rate.source}, for ${orders === 1 ? '1 order' : `${orders} orders`}`,
      rate.at,
    ),
  );
}

function peerInputs(
  how: EstimateHow,
  { peers, currency }: Basis,
  method: ValueEstimate['method'],
): ValueInput[] {
  if (peers === null || method !== 'peers') return [];
  const source = `${peers.people} people in ${stageName(how)}, last 12 months`;
  return [inputLine('Median revenue of a year', moneyText(peers.median, currency, how), source, how.now)];
}

/** What is missing, and what it would change. Never empty advice: each says what to add. VA8 */
export function missingOf(
  how: EstimateHow,
  basis: Basis,
  { kind, method }: Pick<ValueEstimate, 'kind' | 'method'>,
): ValueEstimate['missing'] {
  const { value } = how.workspace;
  const missing: ValueEstimate['missing'] = [];
  const add = (label: string, changes: string) => missing.push({ label, changes });
  if (basis.history === null && basis.subscriptions.length === 0) {
    add('An order', 'One order of their own replaces what others did; three make a pace.');
  } else if (basis.history !== null && basis.history.repeats < 2 && basis.subscriptions.length === 0) {
    add('More orders', 'From the third order on their own pace counts for more, and the range narrows.');
  }
  const needsChurn = method !== 'fitted';
  if (value.margin === null) {
    const both = needsChurn ? 'With margin and churn' : 'With it';
    add('Margin', `${both} this becomes customer lifetime value (CLV).`);
  }
  if (value.monthlyChurn === null && needsChurn) add('Churn', churnChanges(basis));
  if (kind === 'clv' && value.acquisitionCost === null) {
    add('Acquisition cost', 'Shows CLV beside what it cost to win a customer.');
  }
  if (basis.history !== null && basis.fitted === null) {
    const instead = 'Then how all customers order and stop replaces what is assumed here.';
    add('A fit of all orders', `${basis.refusal ?? ''} ${instead}`.trim());
  }
  for (const [currency, count] of basis.otherCurrencies) {
    const orders = count === 1 ? '1 order' : `${count} orders`;
    const left = `Left out: amounts in ${currency} and ${basis.currency} are not added up.`;
    const isTeams = basis.currency === how.workspace.currency;
    add(
      `${orders} in ${currency}`,
      isTeams ? `${left} A rate of ${currency} in the settings counts them.` : left,
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
    ? `Replaces the assumption that ${percentText(ASSUMED_MONTHLY_CHURN)} of subscriptions end a month.`
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
