import type { Order } from '../../lib/model/facts';
import { CHANCE_DAYS, type KnownChance } from '../../lib/model/order-chance';
import type { ValueFit } from '../../lib/model/value-fit';
import { evidenceOf } from '../../lib/rules/evidence';
import { suggestStage } from '../../lib/rules/stage-suggestion';
import { fitBases } from '../../lib/value/fit-bases';
import { gatherPurchases } from '../../lib/value/gather-purchases';
import { orderChance } from '../../lib/value/order-chance';
import { buildOrder, buildPerson, buildStageChange, buildWorkspace } from '../builders';
import { referenceText } from './reference';

const DAY = 86_400_000;
const UNTIL = Date.UTC(1997, 8, 30, 18);
/** The weeks of CDNOW after it. */
const AFTER = 39 * 7;

/** Who was called so at the end of the calibration, and how many of them ordered after it all the same. */
export interface Called {
  people: number;
  ordered: number;
  orderedSoon: number;
}

/** What the rules say of CDNOW's customers, by a fit and by their own rhythm, and how many did not order again. */
export interface CalledLeft {
  /** The lapsed stage is suggested. SS13 */
  left: { fit: Called; ownRhythm: Called };
  /** At risk or lapsed, of those who had ordered again. SG1 SG3 */
  drifting: { fit: Called; ownRhythm: Called };
  gone: number;
}

/**
 * Judges CDNOW's 2,357 customers as of the end of the calibration by the rules of the product, and counts who of them
 * ordered in the 39 weeks after (`ordered`) and in the first 90 days of these (`orderedSoon`).
 */
export function calledLeft(): CalledLeft {
  const customers = [...cdnowOrders().values()];
  const workspace = buildWorkspace();
  const { model } = workspace;
  const fit = fitOf(customers);
  const found = customers.map((orders) => {
    const stageChanges = [buildStageChange({ to: 'retention', at: UNTIL - 400 * DAY })];
    const person = buildPerson({ orders, stageChanges });
    const judged = (known?: KnownChance) => {
      const evidence = evidenceOf(person, { workspace, now: UNTIL, ...(known && { known }) });
      return {
        left: suggestStage(person, evidence, { model })?.rule === 'SS13',
        drifting:
          evidence.rhythmDays !== null && (evidence.segment === 'at-risk' || evidence.segment === 'lapsed'),
      };
    };
    const after = orders.map(({ at }) => (at - UNTIL) / DAY).filter((days) => days > 0 && days <= AFTER);
    return {
      fit: judged(orderChance(person, { workspace, fit, now: UNTIL })),
      ownRhythm: judged(),
      ordered: after.length > 0,
      orderedSoon: after.some((days) => days <= CHANCE_DAYS),
    };
  });
  const called = (what: 'left' | 'drifting', by: 'fit' | 'ownRhythm'): Called => {
    const some = found.filter((one) => one[by][what]);
    return {
      people: some.length,
      ordered: some.filter(({ ordered }) => ordered).length,
      orderedSoon: some.filter(({ orderedSoon }) => orderedSoon).length,
    };
  };
  return {
    left: { fit: called('left', 'fit'), ownRhythm: called('left', 'ownRhythm') },
    drifting: { fit: called('drifting', 'fit'), ownRhythm: called('drifting', 'ownRhythm') },
    gone: found.filter(({ ordered }) => !ordered).length,
  };
}

function fitOf(customers: readonly Order[][]): ValueFit {
  const gathering = gatherPurchases({ currency: 'EUR', rates: [], until: UNTIL });
  for (const orders of customers) gathering.add(null, orders);
  const how = { at: UNTIL, until: UNTIL, currency: 'EUR', where: 'server' } as const;
  const [fit] = fitBases(gathering.bases(), how)?.fits ?? [];
  if (fit === undefined) throw new Error('nothing was fitted');
  return fit;
}

/** CDNOW's orders by customer, in cents, at noon. */
export function cdnowOrders(): Map<number, Order[]> {
  const orders = new Map<number, Order[]>();
  for (const line of referenceText('cdnow_transactions.csv').trim().split('\n').slice(1)) {
    const [cust = '', date = '', , amount = ''] = line.split(',');
    const order = buildOrder({
      at: Date.parse(date) + DAY / 2,
      amount: { minor: Math.round(Number(amount) * 100), currency: 'EUR' },
    });
    const before = orders.get(Number(cust));
    if (before === undefined) orders.set(Number(cust), [order]);
    else before.push(order);
  }
  return orders;
}
