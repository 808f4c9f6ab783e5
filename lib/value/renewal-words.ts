import type { Subscription } from '../model/subscription';
import type { Basis, EstimateHow } from './estimate-basis';
import { RETENTION_NAMES } from './fit-words';
import { inputLine, moneyText, monthsText, percentText } from './input-words';
import { ASSUMED_MONTHLY_CHURN } from './renewal-count';
import { cadence, type RenewalModel } from './renewal-model';
import { renewalsAhead, type RenewalsAhead } from './subscription-worth';
import type { ValueInput } from './value-estimate';

/** Why this figure, of somebody with running subscriptions: what to expect first, and by what. VA18 */
export function whyRenewals(how: EstimateHow, basis: Basis): string {
  const [first] = basis.subscriptions;
  const [model] = basis.renewals;
  if (first === undefined || model === undefined) return '';
  const ahead = basis.subscriptions.map((one) => aheadOf(how, one));
  const due = ahead.reduce((sum, one) => sum + one.due, 0);
  const base = ahead.reduce((sum, one) => sum + one.base, 0);
  const { horizonMonths } = how.workspace.value;
  const what =
    basis.subscriptions.length === 1
      ? `${priceText(how, first, basis.currency)}, ${timesText(first)}`
      : `${basis.subscriptions.length} subscriptions`;
  const comes =
    due === 0
      ? `no payment is due within ${monthsText(horizonMonths)}`
      : `${number(base, how)} of ${due} payments to expect`;
  const others =
    basis.history === null
      ? ''
      : ` With other orders ${basis.fitted === null ? 'at their own pace' : 'by the fit'}.`;
  return `${what}: ${comes}, ${byText(how, model)}.${others}`;
}

/** Lines of the receipt: each subscription, and the payments to expect of it. */
export function renewalInputs(how: EstimateHow, basis: Basis): ValueInput[] {
  const isOne = basis.subscriptions.length === 1;
  return basis.subscriptions.flatMap((one, at) => {
    const name = one.label ?? 'Subscription';
    const model = basis.renewals[at];
    const ahead = aheadOf(how, one);
    return [
      inputLine(name, priceText(how, one, basis.currency), `${timesText(one)}, next due`, one.dueAt),
      ...(model === undefined
        ? []
        : [
            inputLine(
              isOne ? 'Payments to expect' : `Payments of ${name}`,
              `${number(ahead.base, how)} of ${ahead.due} (${ahead.low} to ${ahead.high})`,
              sourceText(how, model, one.periodMonths),
              model.by === 'fit' ? model.fit.fittedAt : null,
            ),
          ]),
    ];
  });
}

/** What the renewals are reckoned by, as a method's name says it. */
export function renewalsBy([model]: readonly RenewalModel[]): string {
  if (model === undefined) return '';
  if (model.by === 'fit') return ` (${RETENTION_NAMES[model.retention.model]}, fitted)`;
  return model.by === 'churn' ? ' (the team’s churn)' : ' (sBG, assumed)';
}

/** Why the renewals are not by the team's own, once each; empty where they are. */
export function renewalRefusals({ renewals }: Basis): string[] {
  return [...new Set(renewals.flatMap((model) => (model.by === 'fit' ? [] : [model.refusal])))];
}

function aheadOf(how: EstimateHow, subscription: Subscription): RenewalsAhead {
  return renewalsAhead(subscription, { ...how.workspace.value, now: how.now, fit: how.fit ?? null });
}

function byText({ workspace, locale = 'en' }: EstimateHow, model: RenewalModel): string {
  switch (model.by) {
    case 'fit':
      return `as ${model.retention.subscriptions.toLocaleString(locale)} subscriptions of the team went`;
    case 'churn':
      return `by the team’s churn of ${percentText(workspace.value.monthlyChurn ?? 0)} a month`;
    case 'assumed':
      return `assuming that ${percentText(ASSUMED_MONTHLY_CHURN)} end a month at first`;
  }
}

function sourceText({ locale = 'en' }: EstimateHow, model: RenewalModel, periodMonths: number): string {
  if (model.by === 'churn') return 'by the team’s churn';
  if (model.by === 'assumed')
    return `assumed sBG: ${percentText(ASSUMED_MONTHLY_CHURN)} end a month at first, fewer after each renewal`;
  const { subscriptions, ended, model: name } = model.retention;
  const by = model.fit.where === 'server' ? 'by the server' : 'on a device';
  return `${RETENTION_NAMES[name]} fitted on ${subscriptions.toLocaleString(locale)} subscriptions ${cadence(periodMonths)}, ${ended.toLocaleString(locale)} ended, ${by}`;
}

function priceText(how: EstimateHow, { amount, periodMonths }: Subscription, currency: string): string {
  const every = periodMonths === 1 ? 'month' : periodMonths === 12 ? 'year' : `${periodMonths} months`;
  return `${moneyText(amount.minor, currency, how)} a ${every}`.replace(/ a (\d)/, ' every $1');
}

function timesText({ renewals }: Subscription): string {
  return renewals === 1 ? 'renewed once' : `renewed ${renewals} times`;
}

function number(value: number, { locale = 'en' }: EstimateHow): string {
  return value.toLocaleString(locale, { maximumFractionDigits: 1 });
}
