import { basisOf, PEERS_NEEDED, type Basis, type EstimateHow } from './estimate-basis';
import type { ComparedMethod } from './compared-method';
import { methodOf, scaled, valueShare, worthOf } from './estimate';
import { stageName } from './estimate-inputs';
import { MODEL_NAMES } from './fit-words';
import { renewalsBy } from './renewal-words';
import { simpleMethods } from './simple-methods';
import type { ValueMethod } from './value-estimate';

/**
 * All methods side by side, the used one first and those without a figure last: what each expects over the horizon, or why it cannot tell. Of the simple
 * formulas one has no horizon, and one goes over the years of a relationship. VA16
 */
export function compareMethods(how: EstimateHow): ComparedMethod[] {
  const basis = basisOf(how);
  const used = methodOf(basis);
  const methods: ComparedMethod[] = [
    predicted(how, basis, 'fitted'),
    predicted(how, basis, 'own-pace'),
    predicted(how, basis, 'peers'),
    predicted(how, basis, 'average-revenue'),
    ...simpleMethods(how, basis),
  ].map((method) => ({ ...method, isUsed: method.id === used }));
  const place = ({ isUsed, range }: ComparedMethod) => (isUsed ? 0 : range === null ? 2 : 1);
  return methods.toSorted((a, b) => place(a) - place(b));
}

type Line = Omit<ComparedMethod, 'isUsed'>;

/** What a method is called in a sentence or a table. */
function methodName(method: Exclude<ValueMethod, 'none'>, { fitted, renewals }: Basis): string {
  switch (method) {
    case 'fitted':
      return fitted === null
        ? 'Fitted to all customers'
        : `Fitted to all customers (${MODEL_NAMES[fitted.fit.model]})`;
    case 'own-pace':
      return 'Their own pace';
    case 'peers':
      return 'People in the same stage';
    case 'average-revenue':
      return `Subscription: price × payments to expect${renewalsBy(renewals)}`;
  }
}

function predicted(how: EstimateHow, basis: Basis, id: Exclude<ValueMethod, 'none'>): Line {
  const refusal = refusalOf(how, basis, id);
  const name = methodName(id, basis);
  if (refusal !== null) return { id, name, range: null, kind: 'revenue', note: refusal };
  const worth = worthOf(how, basis, id);
  const share = valueShare(how, basis, { worth, method: id });
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
