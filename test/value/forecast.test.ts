import { expect, test } from 'vitest';
import { evidenceOf } from '../../lib/rules/evidence';
import { estimateValue } from '../../lib/value/estimate';
import { cumulativeOrders } from '../../lib/value/forecast';
import { buildOrder, buildPerson, buildReversal, buildWorkspace, DAY, daysAgo, NOW } from '../builders';

const euros = (amount: number) => ({ minor: amount * 100, currency: 'EUR' });
const wrong = buildOrder({ at: daysAgo(30), amount: euros(999) });
const person = buildPerson({
  orders: [
    buildOrder({ at: daysAgo(100), amount: euros(200) }),
    wrong,
    buildOrder({ at: daysAgo(200), amount: euros(100) }),
    buildOrder({ at: daysAgo(50), amount: euros(50), type: 'refund' }),
    buildOrder({ at: daysAgo(20), amount: { minor: 777, currency: 'USD' } }),
    buildOrder({ at: NOW + DAY, amount: euros(500) }),
  ],
  reversals: [buildReversal({ fact: wrong.id })],
});
const plain = buildWorkspace();
const workspace = { ...plain, value: { ...plain.value, margin: 0.5, monthlyChurn: 0.02 } };
const evidence = evidenceOf(person, { workspace, now: NOW });
const estimate = estimateValue({ person, evidence, workspace, peers: null, now: NOW });

test('VA10 the past adds up what stands, oldest first, up to now', () => {
  expect(cumulativeOrders(person, NOW, estimate, workspace).past).toEqual([
    { at: daysAgo(200), minor: 10_000 },
    { at: daysAgo(100), minor: 30_000 },
    { at: daysAgo(50), minor: 25_000 },
    { at: NOW, minor: 25_000 },
  ]);
});

test('VA10 the forecast goes on from there in revenue, a point a month to the horizon', () => {
  const { future } = cumulativeOrders(person, NOW, estimate, workspace);
  expect(estimate.kind).toBe('clv');
  expect(future).toHaveLength(13);
  expect(future[0]).toEqual({ at: NOW, low: 25_000, base: 25_000, high: 25_000 });
  const { low, base, high } = estimate.revenue;
  expect(future.at(-1)).toMatchObject({ low: 25_000 + low, base: 25_000 + base, high: 25_000 + high });
  expect(((future.at(-1)?.at ?? 0) - NOW) / DAY).toBeCloseTo(365.25, 6);
});

test('VA10 without orders the past is nothing at now', () => {
  const nobody = buildPerson();
  const none = estimateValue({
    person: nobody,
    evidence: evidenceOf(nobody, { workspace, now: NOW }),
    workspace,
    peers: null,
    now: NOW,
  });
  expect(cumulativeOrders(nobody, NOW, none, workspace).past).toEqual([{ at: NOW, minor: 0 }]);
});
