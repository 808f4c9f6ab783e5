import type { PurchaseModel, ValueFit } from '../model/value-fit';
import type { FitWarning } from './order-fit';

/** What a model is called in the literature and in the receipt. */
export const MODEL_NAMES: Record<PurchaseModel, string> = {
  'bg-nbd': 'BG/NBD',
  'mbg-nbd': 'MBG/NBD',
  nbd: 'NBD',
};

/** Orders that a fit could not count, beside what the fit itself warns of. */
type LeftOut = 'left-out-currency' | 'left-out-future';

const WARNINGS: Record<FitWarning['code'] | LeftOut, string> = {
  'few-customers': 'There are few customers with a second order: the figures are uncertain.',
  'no-dropout': 'No sign that customers leave was found: a long silence lowers the chance of orders less.',
  'same-rate': 'Customers order at rates that cannot be told apart: everybody is given the same.',
  'no-amounts': 'No amounts of repeat orders are known: each person’s own mean order is used.',
  'few-amounts': 'Too few amounts of repeat orders are known: each person’s own mean order is used.',
  'same-amounts': 'All repeat orders have the same amount: each person’s own mean order is used.',
  'no-mean-amount': 'The amounts vary too much for a mean: each person’s own mean order is used.',
  'amounts-depend': 'Who orders more often orders larger or smaller amounts: the model takes them apart.',
  'left-out-currency': 'Orders in a currency without a rate were left out.',
  'left-out-future': 'Orders dated in the future were left out.',
};

/** What the warnings of a fit mean, a sentence each; one that this version does not know is named by its code. */
export function fitWarnings({ warnings }: ValueFit): string[] {
  const known = new Map<string, string>(Object.entries(WARNINGS));
  return warnings.map((code) => known.get(code) ?? `The fit warns: ${code}.`);
}
