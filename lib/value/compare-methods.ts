import { basisOf, PEERS_NEEDED, type Basis, type EstimateHow } from './estimate-basis';
import { methodOf, scaled, valueShare, worthOf } from './estimate';
import { stageName } from './estimate-inputs';
import { MODEL_NAMES } from './fit-words';
import { lifetimeValue, relationshipValue } from './revenue';
import type { Range, ValueEstimate, ValueMethod } from './value-estimate';

/** One way to an estimate, as the receipt compares them. */
export interface ComparedMethod {
  id: ValueMethod | 'formula' | 'relationship';
  name: string;
  /** In minor units of the estimate's currency; null where the data does not allow it. The formulas have no range. */
  range: Range | null;
  /** Whether it is lifetime value (margin, discount) or revenue. */
  kind: ValueEstimate['kind'];
  /** What it goes by, or why it has no figure. */
  note: string;
  isUsed: boolean;
}

/**
 * All methods side by side, the used one first: what each expects over the horizon, or why it cannot tell. The two
 * formulas are without range: average revenue has no horizon, relationship length takes the horizon as its years. VA16
 */
export function compareMethods(how: EstimateHow): ComparedMethod[] {
  const basis = basisOf(how);
  const used = methodOf(basis);
  const methods: ComparedMethod[] = [
    predicted(how, basis, 'fitted'),
    predicted(how, basis, 'own-pace'),
    predicted(how, basis, 'peers'),
    predicted(how, basis, 'average-revenue'),
    averageFormula(how, basis),
    relationshipFormula(how, basis),
  ].map((method) => ({ ...method, isUsed: method.id === used }));
  return methods.toSorted((a, b) => Number(b.isUsed) - Number(a.isUsed));
}

type Line = Omit<ComparedMethod, 'isUsed'>;

/** What a method is called in a sentence or a table. */
export function methodName(method: ValueMethod, fitted: { model: keyof typeof MODEL_NAMES } | null): string {
  switch (method) {
    case 'fitted':
      return fitted === null
        ? 'Fitted to all customers'
        : `Fitted to all customers (${MODEL_NAMES[fitted.model]})`;
    case 'own-pace':
      return 'Their own pace';
    case 'peers':
      return 'People in the same stage';
    case 'average-revenue':
      return 'Subscription: price × payments to expect';
    case 'none':
      return 'No estimate yet';
  }
}

function predicted(how: EstimateHow, basis: Basis, id: Exclude<ValueMethod, 'none'>): Line {
  const refusal = refusalOf(how, basis, id);
  const name = methodName(id, basis.fitted?.fit ?? null);
  if (refusal !== null) return { id, name, range: null, kind: 'revenue', note: refusal };
  const worth = worthOf(how, basis, id);
  const share = valueShare(how, worth, id);
  return {
    id,
    name,
    range: share === null ? worth.revenue : scaled(worth.revenue, share),
    kind: share === null ? 'revenue' : 'clv',
    note: noteOf(how, basis, id),
  };
}

function refusalOf(how: EstimateHow, basis: Basis, id: Exclude<ValueMethod, 'none'>): string | null {
  const { history, peers, subscriptions } = basis;
  switch (id) {
    case 'fitted':
      return history === null ? 'No orders at will yet.' : basis.fitted === null ? basis.refusal : null;
    case 'own-pace':
      return history === null ? 'No orders at will yet.' : null;
    case 'peers':
      return peers === null
        ? `Fewer than ${PEERS_NEEDED} people in ${stageName(how)} to compare with.`
        : null;
    case 'average-revenue':
      return subscriptions.length === 0 ? 'No subscription is running.' : null;
  }
}

function noteOf(
  how: EstimateHow,
  { fitted, peers, history }: Basis,
  id: Exclude<ValueMethod, 'none'>,
): string {
  switch (id) {
    case 'fitted':
      return `How ${(fitted?.fit.customers ?? 0).toLocaleString(how.locale ?? 'en')} customers order and stop, with their own orders.`;
    case 'own-pace':
      return 'Their own orders, drawn to what is usual while they are few.';
    case 'peers':
      return `What ${peers?.people ?? 0} people in ${stageName(how)} brought in.`;
    case 'average-revenue':
      return history === null
        ? 'By the renewals so far.'
        : 'By the renewals so far, and other orders at their own pace.';
  }
}

/** Revenue a month so far, times margin, over churn: without a horizon. */
function averageFormula({ workspace: { value } }: EstimateHow, basis: Basis): Line {
  const line = { id: 'formula' as const, name: 'Average revenue × margin ÷ churn', kind: 'clv' as const };
  const perYear = revenueAYear(basis);
  if (perYear === null) return { ...line, range: null, note: 'No orders at will for a month yet.' };
  if (value.margin === null || value.monthlyChurn === null)
    return { ...line, range: null, note: 'Margin and churn are needed.' };
  const answer = lifetimeValue({
    revenuePerPeriod: perYear / 12,
    margin: value.margin,
    churn: value.monthlyChurn,
    revenuePeriod: 'month',
    churnPeriod: 'month',
  });
  if (!answer.ok) return { ...line, range: null, note: answer.message };
  return {
    ...line,
    range: point(answer.value),
    note: 'Over a whole lifetime, without horizon and discount.',
  };
}

/** Revenue a year times the years of the horizon, less the acquisition cost. */
function relationshipFormula({ workspace: { value } }: EstimateHow, basis: Basis): Line {
  const line = {
    id: 'relationship' as const,
    name: 'Revenue a year × years − costs',
    kind: 'revenue' as const,
  };
  const perYear = revenueAYear(basis);
  if (perYear === null) return { ...line, range: null, note: 'No orders at will for a month yet.' };
  const answer = relationshipValue({
    revenuePerYear: perYear,
    years: value.horizonMonths / 12,
    acquisitionCost: value.acquisitionCost ?? 0,
    costOfService: 0,
  });
  if (!answer.ok) return { ...line, range: null, note: answer.message };
  const costs = value.acquisitionCost === null ? 'costs are not set' : 'less the acquisition cost';
  return { ...line, range: point(answer.value), note: `As if they stayed and ordered as so far; ${costs}.` };
}

function point(value: number): Range {
  return { low: value, base: value, high: value };
}

/** Mean revenue of a year since the first order; null before a month has gone by. */
function revenueAYear({ history }: Basis): number | null {
  if (history === null || history.years < 1 / 12) return null;
  return (history.mean * (history.repeats + 1)) / history.years;
}
