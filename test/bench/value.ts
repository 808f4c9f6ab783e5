import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fitOrders } from '../../lib/value/fit-orders';
import { logGamma } from '../../lib/value/log-gamma';
import type { OrderFit } from '../../lib/value/order-fit';
import type { OrderSummary } from '../../lib/value/order-summary';
import { predictor } from '../../lib/value/predict';
import { scorer } from '../../lib/value/score';
import { calledLeft, type Called } from '../value/called-left';
import { holdoutFigures } from '../value/holdout';
import { cdnow, numbers, summaryOf } from '../value/reference';
import { quantile, tenths } from './quantile';
import type { Figure } from './sizes';

const HOW = { horizonMonths: 12, monthlyDiscount: 0.01, margin: 1 };
const RUNS = 7;

/**
 * How fast the value estimate is, with a yardstick of this very run (what a log-gamma takes) so that runs on different
 * machines compare; and how right it is on CDNOW's holdout, always beside two plain rules.
 */
export function benchValue(): Figure[] {
  const few = cdnow.map(({ summary }) => summary);
  const file = new URL('../fixtures/value/perf_sim100k.csv.gz', import.meta.url);
  const many = numbers(gunzipSync(readFileSync(file)).toString()).map(summaryOf);
  const fit = fitted(few);
  const yardstick = { figure: 'yardstick: ns a log-gamma', value: tenths(yardstickNs()) };
  const timed = (figure: string, goal: number, run: () => void) => {
    const ms = median(run);
    return { figure, value: ms, unit: 'ms', goal, logGammas: Math.round((ms * 1e6) / yardstick.value) };
  };
  return [
    yardstick,
    timed('fit of 2,357 customers: BG/NBD, MBG/NBD, Gamma-Gamma', 50, () => fitted(few)),
    timed('fit of 100,000 customers', 1000, () => fitted(many)),
    timed('scoring 100,000 customers: P(alive), P(active), orders, spend, value', 500, () => {
      const score = scorer(fit, HOW);
      for (const of of many) score(of);
    }),
    timed('ranges of 2,357 customers', 500, () => {
      const predict = predictor(fit, HOW);
      for (const of of few) predict(of);
    }),
    ...(['bg-nbd', 'mbg-nbd'] as const).flatMap((model) => holdout(model, few)),
    ...whoWasCalledLeft(),
  ];
}

function holdout(model: 'bg-nbd' | 'mbg-nbd', few: OrderSummary[]): Figure[] {
  const answer = fitOrders(few, { model });
  if (!answer.ok) throw new Error(answer.message);
  const found = holdoutFigures(answer.fit);
  const round = (value: number) => Number(value.toFixed(3));
  return [
    {
      figure: `holdout, ${model}: mean absolute error of orders`,
      value: round(found.mae),
      ownPastRate: round(found.ownRateMae),
      goal: 0.786,
    },
    { figure: `holdout, ${model}: calibration error of P(active)`, value: round(found.ece), goal: 0.06 },
    {
      figure: `holdout, ${model}: ranking who orders again (AUC), where recency alone is no worse`,
      value: round(found.auc),
      recencyAlone: round(found.recencyAuc),
    },
    {
      figure: `holdout, ${model}: customers within their 80 % range`,
      value: round(found.ordersCovered),
      revenue: round(found.revenueCovered),
      goal: '0.76 to 0.84',
    },
  ];
}

/** Of those the rules call lost or drifting, the share who ordered in the 39 weeks after: by the fit, by own rhythm. */
function whoWasCalledLeft(): Figure[] {
  const { left, drifting, gone } = calledLeft();
  const share = (part: number, whole: number) => Number((part / whole).toFixed(3));
  const row = (figure: string, { fit, ownRhythm }: { fit: Called; ownRhythm: Called }) => ({
    figure: `holdout: ${figure}, share who ordered all the same`,
    value: share(fit.ordered, fit.people),
    people: fit.people,
    ofTheGone: share(fit.people - fit.ordered, gone),
    byOwnRhythm: share(ownRhythm.ordered, ownRhythm.people),
    peopleByOwnRhythm: ownRhythm.people,
    ofTheGoneByOwnRhythm: share(ownRhythm.people - ownRhythm.ordered, gone),
  });
  return [row('called lost', left), row('of those who came again, at risk or lapsed', drifting)];
}

function fitted(summaries: readonly OrderSummary[]): OrderFit {
  const answer = fitOrders(summaries);
  if (!answer.ok) throw new Error(answer.message);
  return answer.fit;
}

function median(run: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return quantile(times, 0.5);
}

function yardstickNs(): number {
  const COUNT = 200_000;
  let sum = 0;
  const ms = median(() => {
    for (let i = 0; i < COUNT; i += 1) sum += logGamma(0.1 + (i % 500) / 10);
  });
  if (!Number.isFinite(sum)) throw new Error('log-gamma');
  return (ms * 1e6) / COUNT;
}
