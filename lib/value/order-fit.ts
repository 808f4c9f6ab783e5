import type { DropoutModel, OrderParams } from './dropout-likelihood';
import type { SpendParams } from './gamma-gamma';

/** The models orders at will are fitted with; 'nbd' is what the other two become where nobody leaves. */
export type OrderModel = DropoutModel | 'nbd';

/** One model fitted: a is 0 for 'nbd'. */
export interface ModelFit {
  model: OrderModel;
  params: OrderParams;
  logLikelihood: number;
}

/** How much an order brings: Gamma-Gamma. */
export interface SpendFit {
  params: SpendParams;
  logLikelihood: number;
  /** Customers with at least one repeat order above 0. */
  customers: number;
}

/** What limits a fit: a short code to keep, and the sentence to show. */
export interface FitWarning {
  code:
    | 'few-customers'
    | 'no-dropout'
    | 'same-rate'
    | 'no-amounts'
    | 'few-amounts'
    | 'same-amounts'
    | 'no-mean-amount'
    | 'amounts-depend';
  text: string;
}

/** A fit of a customer base, plain data: a few numbers from which everybody's orders are predicted, see predict. */
export interface OrderFit extends ModelFit {
  /** All models fitted, the chosen one among them. */
  alternatives: ModelFit[];
  /** Null where too few amounts are known or they do not fit: meanSpend is used then. */
  gammaGamma: SpendFit | null;
  /** Mean of customers' mean repeat orders; null where there is none with an amount. */
  meanSpend: number | null;
  customers: number;
  /** Days in the unit of time of alpha, tx and T. */
  unitDays: number;
  warnings: FitWarning[];
}

/** A fit, or why there is none in a sentence. */
export type OrderFitAnswer = { ok: true; fit: OrderFit } | { ok: false; message: string };
