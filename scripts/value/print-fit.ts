import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { OrderFit } from '../../lib/value/order-fit';
import type { OrderSummary } from '../../lib/value/order-summary';
import { aheadOf, expectedWhileAlive } from '../../lib/value/orders-ahead';
import { keptByAge } from '../../lib/value/kept-by-age';
import { predictor } from '../../lib/value/predict';
import type { ScoreHow } from '../../lib/value/score';
import { chanceActive } from '../../lib/value/still-customer';
import type { Customers } from './read-orders';

/** Times ahead for which orders are printed, in the unit of the fit. */
const TIMES = [1, 26, 39, 52];
const ACTIVE = 39;
/** Customers written at a time. */
const BATCH = 500;

/** Writes one JSON object with the fit and each customer, a few hundred customers at a time. */
export async function printFit(
  out: Writable,
  fit: OrderFit,
  { ids, summaries, warnings }: Customers,
  how: ScoreHow,
): Promise<void> {
  const models = Object.fromEntries(
    fit.alternatives.map(({ model, params, logLikelihood }) => [model, { params, logLikelihood }]),
  );
  const { gammaGamma } = fit;
  const head = {
    models,
    chosen: fit.model,
    gammaGamma: gammaGamma && { params: gammaGamma.params, logLikelihood: gammaGamma.logLikelihood },
  };
  const write = async (text: string) => {
    if (!out.write(text)) await once(out, 'drain');
  };
  await write(`${JSON.stringify(head).slice(0, -1)},"customers":[`);
  const row = customerRows(fit, how);
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = summaries
      .slice(from, from + BATCH)
      .map((of, i) => JSON.stringify({ id: ids[from + i], ...row(of) }));
    await write((from === 0 ? '\n' : ',\n') + batch.join(',\n'));
  }
  await write(`],\n"warnings":${JSON.stringify([...warnings, ...fit.warnings.map(({ text }) => text)])}}\n`);
}

function customerRows(fit: OrderFit, how: ScoreHow): (of: OrderSummary) => object {
  const predict = predictor(fit, how);
  const whileAlive = keptByAge((x, T) =>
    TIMES.map((time) => expectedWhileAlive(aheadOf(fit.model, fit.params, { x, T }, time))),
  );
  return (of) => {
    const { pAlive, spend, value } = predict(of);
    const ahead = whileAlive(of.x, of.T);
    return {
      x: of.x,
      tx: of.tx,
      T: of.T,
      zbar: of.zbar,
      pAlive,
      expected: Object.fromEntries(TIMES.map((at, i) => [at, pAlive * (ahead[i] ?? 0)])),
      pActive: { [ACTIVE]: chanceActive(fit.model, fit.params, of, ACTIVE) },
      spend,
      clv12: value?.base ?? null,
      low: value?.low ?? null,
      high: value?.high ?? null,
    };
  };
}
