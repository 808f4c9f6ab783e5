import { bounded } from './bounded';
import { wrongWith } from './check-summary';
import { type DropoutModel, dropoutLikelihood } from './dropout-likelihood';
import { fitSpend } from './fit-spend';
import { meanLoss } from './mean-loss';
import { minimise, type Minimum, type Search } from './minimise';
import { nbdLikelihood } from './nbd-likelihood';
import type { FitWarning, ModelFit, OrderFitAnswer } from './order-fit';
import { groupSummaries, type OrderGroup, type OrderSummary } from './order-summary';

/** How a fit is made. */
export interface FitHow {
  /** Chosen whatever the log-likelihoods say; both are fitted. */
  model?: DropoutModel;
  /** Days in the unit of time of the summaries; a week by default. */
  unitDays?: number;
  /** Told how much is done, 0 to 1. */
  onProgress?: (done: number) => void;
  /** Asked at each step; true ends the fit. */
  isCancelled?: () => boolean;
}

/** Below so many customers, or so many with a repeat order, a fit is called uncertain. */
const FEW = 100;
/** A model that gains less than this over the NBD, in log-likelihood, has found nobody who left. */
const NO_DROPOUT = 0.01;
/** So small a share that leaves after an order is noise, unless the gain speaks for it: 2 for two more parameters. */
const SMALL_SHARE = 0.02;
const CLEAR_GAIN = 2;
/** From this shape on customers cannot be told apart. */
const ALIKE = 1000;
/** Shares that leave and how they vary, to start from; a second start only where the first finds no dropout. */
const STARTS = [
  { a: 1, b: 2.5 },
  { a: 0.2, b: 2 },
  { a: 3, b: 30 },
];
const MODELS: readonly DropoutModel[] = ['bg-nbd', 'mbg-nbd'];

/**
 * Fits how often customers order and when they leave, by maximum likelihood: BG/NBD and MBG/NBD, of which the one with
 * the higher log-likelihood is chosen, or the NBD where neither finds that anybody leaves; and Gamma-Gamma for what an
 * order brings. Pure and the same in a worker, a server or a test. Parameters start from the mean rate and are
 * searched as logarithms. Where the data cannot carry a fit the answer is a sentence.
 */
export function fitOrders(summaries: readonly OrderSummary[], how: FitHow = {}): OrderFitAnswer {
  const refusal = refusalOf(summaries);
  if (refusal !== null) return { ok: false, message: refusal };
  const groups = groupSummaries(summaries);
  const rate = summaries.reduce((sum, { x }) => sum + x, 0) / summaries.reduce((sum, { T }) => sum + T, 0);
  const parts = MODELS.length + 2;
  let part = 0;
  const search: Search = (objective, start) => {
    const onStep = (steps: number) => how.onProgress?.((part + steps / (steps + 20)) / parts);
    return minimise(bounded(objective), start.map(Math.log), { ...how, onStep });
  };
  const nbd = fitNbd(groups, rate, search);
  const fits: ModelFit[] = [];
  for (const model of MODELS) {
    part += 1;
    fits.push(fitDropout(model, groups, nbd, search));
  }
  part += 1;
  const spend = fitSpend(summaries, search);
  if (how.isCancelled?.() === true) return { ok: false, message: 'The fit was cancelled.' };
  const best =
    fits.find(({ model }) => model === how.model) ??
    fits.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a));
  const isDropout = findsDropout(best, nbd);
  const chosen = isDropout ? best : nbd;
  how.onProgress?.(1);
  return {
    ok: true,
    fit: {
      ...chosen,
      alternatives: isDropout ? fits : [...fits, nbd],
      ...spend.fit,
      customers: summaries.length,
      unitDays: how.unitDays ?? 7,
      warnings: [...warningsOf(chosen, summaries), ...spend.warnings],
    },
  };
}

function refusalOf(summaries: readonly OrderSummary[]): string | null {
  for (const [i, summary] of summaries.entries()) {
    const wrong = wrongWith(summary);
    if (wrong !== null) return `Customer ${i + 1}: ${wrong}.`;
  }
  if (summaries.length === 0) return 'There is no customer to fit.';
  if (summaries.length === 1)
    return 'There is only one customer: how customers differ cannot be told from one.';
  if (summaries.every(({ x }) => x === 0))
    return 'No customer has ordered a second time: there is no repeat order to fit.';
  return null;
}

function fitNbd(groups: readonly OrderGroup[], rate: number, search: Search): ModelFit {
  const all = groups.reduce((sum, { customers }) => sum + customers, 0);
  const found = search(
    (point, gradient) => {
      const [r = 1, alpha = 1] = point.map(Math.exp);
      return meanLoss(nbdLikelihood(groups, { r, alpha }, gradient), gradient, all);
    },
    [0.5, 0.5 / rate],
  );
  const [r = 1, alpha = 1] = found.point.map(Math.exp);
  return { model: 'nbd', params: { r, alpha, a: 0, b: 1 }, logLikelihood: -found.value * all };
}

function fitDropout(
  model: DropoutModel,
  groups: readonly OrderGroup[],
  nbd: ModelFit,
  search: Search,
): ModelFit {
  const all = groups.reduce((sum, { customers }) => sum + customers, 0);
  let best: Minimum | null = null;
  for (const { a, b } of STARTS) {
    const found = search(
      (point, gradient) => {
        const [r = 1, alpha = 1, leave = 1, stay = 1] = point.map(Math.exp);
        const params = { r, alpha, a: leave, b: stay };
        return meanLoss(dropoutLikelihood(model, groups, params, gradient), gradient, all);
      },
      [nbd.params.r, nbd.params.alpha, a, b],
    );
    if (best === null || found.value < best.value) best = found;
    if (-best.value * all - nbd.logLikelihood >= NO_DROPOUT || found.end === 'cancelled') break;
  }
  const [r = 1, alpha = 1, a = 1, b = 1] = best?.point.map(Math.exp) ?? [];
  return { model, params: { r, alpha, a, b }, logLikelihood: -(best?.value ?? 0) * all };
}

function findsDropout({ params: { a, b }, logLikelihood }: ModelFit, nbd: ModelFit): boolean {
  const gain = logLikelihood - nbd.logLikelihood;
  return gain >= CLEAR_GAIN || (gain >= NO_DROPOUT && a / (a + b) >= SMALL_SHARE);
}

function warningsOf({ model, params }: ModelFit, summaries: readonly OrderSummary[]): FitWarning[] {
  const warnings: FitWarning[] = [];
  const repeaters = summaries.filter(({ x }) => x > 0).length;
  if (summaries.length < FEW || repeaters < FEW / 5) {
    const text = `Fitted on only ${summaries.length} customers, ${repeaters} of them with a repeat order: the parameters are uncertain.`;
    warnings.push({ code: 'few-customers', text });
  }
  if (model === 'nbd') {
    const text =
      'No sign that customers leave: dropout vanishes (a tends to 0 or b to infinity), so the NBD without dropout is used. P(alive) is 1 for everybody.';
    warnings.push({ code: 'no-dropout', text });
  }
  if (params.r > ALIKE) {
    const text =
      'Customers order at rates that cannot be told apart (r tends to infinity): everybody is given the same rate.';
    warnings.push({ code: 'same-rate', text });
  }
  return warnings;
}
