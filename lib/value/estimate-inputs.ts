import type { ValueFigure } from '../model/value-inputs';
import { sinceOf } from '../model/value-figures';
import type { Basis, EstimateHow } from './estimate-basis';
import { MODEL_NAMES } from './fit-words';
import { daysText, inputLine, moneyText, monthsText, percentText, yearsText } from './input-words';
import { ASSUMED_LEAVING, chanceOfOrder } from './own-pace';
import { ASSUMED_MONTHLY_CHURN } from './renewal-count';
import { renewalInputs, renewalRefusals } from './renewal-words';
import type { ValueEstimate, ValueInput } from './value-estimate';

/** The inputs of an estimate, each with where it is from and its date. What is not known has no value. VA7 */
export function inputsOf(how: EstimateHow, basis: Basis, method: ValueEstimate['method']): ValueInput[] {
  const { value } = how.workspace;
  const used = method !== 'none';
  return [
    ...renewalInputs(how, basis),
    ...historyInputs(how, basis),
    ...rateInputs(how, basis),
    ...peerInputs(how, basis, method),
    teamInput(how, 'margin', { label: 'Margin', value: percent(value.margin) }),
    ...(value.margin === null || !used
      ? []
      : [
          teamInput(how, 'monthlyDiscount', {
            label: 'Discount',
            value: `${percentText(value.monthlyDiscount)} a month`,
          }),
        ]),
    ...(used
      ? [teamInput(how, 'horizonMonths', { label: 'Horizon', value: monthsText(value.horizonMonths) })]
      : []),
    ...churnInput(how, basis, method),
    ...costInputs(how),
  ];
}

/**
 * A figure of the team with the day since when it is so, where that is known; one that nobody has touched says so. `but`:
 * what is to be said of it besides. VA7
 */
function teamInput(
  how: EstimateHow,
  name: ValueFigure,
  { label, value, but = null }: { label: string; value: string | null; but?: string | null },
): ValueInput {
  const since = sinceOf(how.workspace, name);
  const more = but === null ? '' : `, ${but}`;
  if (since === 'begun-with') return inputLine(label, value, `assumed, as Sidestage comes${more}`);
  if (since === null || value === null) return inputLine(label, value, `team${more}`);
  return inputLine(label, value, `team${more}, since`, since.at);
}

/** What the formulas subtract; each is shown where it is set. */
function costInputs(how: EstimateHow): ValueInput[] {
  const { currency, value, valueMore } = how.workspace;
  const line = (name: ValueFigure, label: string, value: string | null, but: string) =>
    value === null ? [] : [teamInput(how, name, { label, value, but })];
  const money = (minor: number | null) => (minor === null ? null : moneyText(minor, currency, how));
  const { relationshipYears: years } = valueMore;
  return [
    ...line('acquisitionCost', 'Acquisition cost', money(value.acquisitionCost), 'not subtracted'),
    ...line('costOfService', 'Service a year', money(valueMore.costOfService), 'not subtracted'),
    ...line('relationshipYears', 'Relationship', years === null ? null : yearsText(years, how), 'not used'),
  ];
}

function percent(share: number | null): string | null {
  return share === null ? null : percentText(share);
}

/** Whether a fit tells who leaves, so that no churn is needed: of orders at will, of subscriptions, or of both. */
export function knowsLeaving({ history, fitted, renewals }: Basis, method: ValueEstimate['method']): boolean {
  if (method === 'fitted') return true;
  if (method !== 'average-revenue') return false;
  return renewals.every(({ by }) => by === 'fit') && (history === null || fitted !== null);
}

/** Who leaves is known to the fit: a churn that is not set is not missing there. */
function churnInput(how: EstimateHow, basis: Basis, method: ValueEstimate['method']): ValueInput[] {
  const { monthlyChurn } = how.workspace.value;
  const isKnown = knowsLeaving(basis, method);
  const isWatched = method === 'peers' && basis.comparable !== null;
  if ((isKnown || isWatched) && monthlyChurn === null) return [];
  const text = monthlyChurn === null ? null : `${percentText(monthlyChurn)} a month`;
  const but = isKnown ? 'not used: the fit knows who leaves' : null;
  return [teamInput(how, 'monthlyChurn', { label: 'Churn', value: text, but })];
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
  const assumed = peers === null ? 'assumed' : `people in ${stageName(how)}`;
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
      `1 ${rate.currency} = ${rate.perUnit.toLocaleString(how.locale ?? 'en', { maximumSignificantDigits: 6 })} ${currency}`,
      `${rate.source === '' ? 'team' : rate.source}, for ${orders === 1 ? '1 order' : `${orders} orders`}`,
      rate.at,
    ),
  );
}

/** What is said of figures of the people on this device, where these are not all. */
const SAMPLE = 'a sample: some of the team’s people are on this device';

function peerInputs(
  how: EstimateHow,
  { peers, comparable, currency }: Basis,
  method: ValueEstimate['method'],
): ValueInput[] {
  if (peers === null || method !== 'peers') return [];
  const isSample = how.peers?.isSample === true;
  const source = [
    `${peers.people} people in ${stageName(how)}, last 12 months`,
    ...(isSample ? [SAMPLE] : []),
  ].join('; ');
  const revenue = inputLine(
    'Median revenue of a year',
    moneyText(peers.median, currency, how),
    source,
    how.now,
  );
  if (comparable === null) return [revenue];
  const { low, base, high, groups } = comparable;
  const { everybody, stage, newBuyers } = groups;
  const number = (count: number) => count.toLocaleString(how.locale ?? 'en');
  const watched = [
    `${number(everybody.left)} of ${number(everybody.people)} customers left in ${number(everybody.months)} months`,
    `${number(stage.left)} of ${number(stage.people)} who came through ${stageName(how)}, ${number(newBuyers.left)} in their first year`,
    ...(isSample ? [SAMPLE] : []),
  ].join('; ');
  const is = `${percentText(base)} a month (${percentText(low)} to ${percentText(high)})`;
  return [revenue, inputLine('Churn of people like them', is, watched, how.now)];
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
  const needsChurn = !knowsLeaving(basis, method);
  if (value.margin === null) {
    const both = needsChurn ? 'With margin and churn' : 'With it';
    add('Margin', `${both} this becomes customer lifetime value (CLV).`);
  }
  const isWatched = method === 'peers' && basis.comparable !== null;
  if (value.monthlyChurn === null && needsChurn && !isWatched) add('Churn', churnChanges(basis));
  if (kind === 'clv' && value.acquisitionCost === null) {
    add('Acquisition cost', 'Shows CLV beside what it cost to win a customer.');
  }
  if (basis.history !== null && basis.fitted === null) {
    const instead = 'Then how all customers order and stop replaces what is assumed here.';
    add('A fit of all orders', `${basis.refusal ?? ''} ${instead}`.trim());
  }
  for (const refusal of renewalRefusals(basis)) {
    add('A fit of renewals', `${refusal} Then how the team’s own last replaces what is assumed.`);
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
