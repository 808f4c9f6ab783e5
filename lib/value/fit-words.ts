import type { PurchaseModel, RetentionModel, ValueFit } from '../model/value-fit';
import type { FitWarning } from './order-fit';

/** What a model is called in the literature and in the receipt. */
export const MODEL_NAMES: Record<PurchaseModel, string> = {
  'bg-nbd': 'BG/NBD',
  'mbg-nbd': 'MBG/NBD',
  nbd: 'NBD',
};

/** The same of the models of subscriptions. */
export const RETENTION_NAMES: Record<RetentionModel, string> = { sbg: 'sBG', bdw: 'BdW' };

/** Orders that a fit could not count, beside what the fit itself warns of. */
type LeftOut = 'left-out-currency' | 'left-out-future';

const WARNINGS: Record<FitWarning['code'] | LeftOut, string> = {
  'few-customers': 'There are few customers with a second order: the figures are uncertain.',
  'no-dropout': 'No sign that customers leave was found: a long silence lowers the chance of orders less.',
  'same-rate': 'Customers order at rates that cannot be told apart: everybody is given the same.',
  'no-amounts': 'No amounts of repeat orders are known: each person’s own mean order is used.',
  'few-amounts': 'Too few amounts of repeat orders are known: everybody is given the mean order.',
  'same-amounts': 'All repeat orders have the same amount: everybody is given it.',
  'no-mean-amount': 'The amounts vary too much for Gamma-Gamma: everybody is given the mean order.',
  'amounts-depend': 'Who orders more often orders larger or smaller amounts: the model takes them apart.',
  'left-out-currency': 'Orders in a currency without a rate were left out.',
  'left-out-future': 'Orders dated in the future were left out.',
};

/** What the warnings of a fit mean, a sentence each; one that this version does not know is named by its code. */
export function fitWarnings({ warnings }: ValueFit): string[] {
  const known = new Map<string, string>(Object.entries(WARNINGS));
  return warnings.map((code) => known.get(code) ?? `The fit warns: ${code}.`);
}
