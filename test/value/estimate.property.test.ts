import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderType } from '../../lib/model/facts';
import { evidenceOf } from '../../lib/rules/evidence';
import { estimateValue } from '../../lib/value/estimate';
import { cumulativeOrders } from '../../lib/value/forecast';
import { buildOrder, buildPerson, buildStageChange, buildWorkspace, NOW } from '../builders';

const amount = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constantFrom(0, 1, -500, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
);
const order = fc
  .record({
    at: fc.oneof(fc.integer({ min: NOW - 1e11, max: NOW + 1e10 }), fc.constantFrom(0, NOW, 8.64e15)),
    type: fc.constantFrom(...OrderType.options),
    minor: amount,
    currency: fc.constantFrom('EUR', 'EUR', 'USD', 'JPY'),
    label: fc.constantFrom(null, 'Plan'),
    periodMonths: fc.option(fc.integer({ min: 1, max: 120 })),
    dueAt: fc.option(fc.integer({ min: NOW - 1e10, max: NOW + 1e11 })),
  })
  .map(({ minor, currency, ...fields }) => buildOrder({ ...fields, amount: { minor, currency } }));
const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const inputs = fc.record({
  margin: fc.option(share),
  monthlyDiscount: share,
  horizonMonths: fc.constantFrom(1, 12, 36, 120),
  monthlyChurn: fc.option(share),
  acquisitionCost: fc.option(fc.nat()),
});
const peers = fc.option(
  fc
    .record({ figures: fc.array(amount, { minLength: 3, maxLength: 3 }), people: fc.nat(40) })
    .map(({ figures, people }) => {
      const [low = 0, median = 0, high = 0] = figures.sort((a, b) => a - b);
      return { yearRevenue: { low, median, high, people } };
    }),
);

test('VA1 any orders, inputs and peers: finite, whole, in order, with a sentence', () => {
  fc.assert(
    fc.property(
      fc.array(order, { maxLength: 25 }),
      inputs,
      peers,
      fc.boolean(),
      (orders, value, others, lost) => {
        const stageChanges = [
          buildStageChange(lost ? { to: 'lapsed', phase: 'lapsed' } : { to: 'retention' }),
        ];
        const person = buildPerson({ orders, stageChanges });
        const workspace = buildWorkspace({ value });
        const evidence = evidenceOf(person, { workspace, now: NOW });
        const found = estimateValue({ person, evidence, workspace, peers: others, now: NOW });
        for (const range of [found, found.revenue]) {
          for (const end of [range.low, range.base, range.high]) expect(Number.isSafeInteger(end)).toBe(true);
          expect(range.low).toBeGreaterThanOrEqual(0);
          expect(range.low).toBeLessThanOrEqual(range.base);
          expect(range.base).toBeLessThanOrEqual(range.high);
        }
        expect(found.why).toMatch(/[.]$/);
        expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity|undefined/);
        expect(found.inputs.length).toBeGreaterThan(0);
        if (found.kind === 'clv') expect(value.margin).not.toBeNull();
        const probability = found.orderAgain?.probability ?? 0;
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
        const { past, future } = cumulativeOrders(person, NOW, found, workspace);
        for (const point of [
          ...past.map((p) => p.minor),
          ...future.flatMap((p) => [p.at, p.low, p.base, p.high]),
        ]) {
          expect(Number.isSafeInteger(point)).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
});
