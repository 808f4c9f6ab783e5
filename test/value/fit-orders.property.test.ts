import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitOrders } from '../../lib/value/fit-orders';
import { predict } from '../../lib/value/predict';

const summary = fc
  .record({
    x: fc.oneof(fc.nat(3), fc.nat(30), fc.nat(100_000)),
    T: fc.oneof(
      fc.double({ min: 0.2, max: 300, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    ),
    recent: fc.double({ min: 1e-4, max: 1, noNaN: true }),
    zbar: fc.oneof(fc.constantFrom(1, 10, 1e12), fc.double({ min: 0.01, max: 1e9, noNaN: true })),
    paid: fc.constantFrom(0, 0.5, 1),
  })
  .map(({ x, T, recent, zbar, paid }) => {
    const xz = Math.floor(x * paid);
    return { x, tx: x === 0 ? 0 : T * recent, T, zbar: xz === 0 ? 0 : zbar, xz };
  });

test('any customers, however unlike: a sentence, or a fit and predictions that are finite and in order', () => {
  fc.assert(
    fc.property(fc.array(summary, { minLength: 1, maxLength: 25 }), (of) => {
      const answer = fitOrders(of);
      if (!answer.ok) {
        expect(answer.message).toMatch(/[.]$/);
        return;
      }
      const { fit } = answer;
      for (const {
        params: { r, alpha, a, b },
        logLikelihood,
      } of fit.alternatives)
        expect([r, alpha, a, b, logLikelihood].every(Number.isFinite)).toBe(true);
      for (const [i, one] of of.entries()) {
        if (i > 4) break;
        const found = predict(fit, one, { horizonMonths: 12, monthlyDiscount: 0.01, margin: 1 });
        expect(found.pActive).toBeGreaterThanOrEqual(0);
        expect(found.pActive).toBeLessThanOrEqual(found.pAlive);
        expect(found.pAlive).toBeLessThanOrEqual(1);
        for (const range of [found.orders, found.revenue, found.value]) {
          if (range === null) continue;
          expect(Number.isFinite(range.high)).toBe(true);
          expect(range.low).toBeGreaterThanOrEqual(0);
          expect(range.low).toBeLessThanOrEqual(range.base);
          expect(range.base).toBeLessThanOrEqual(range.high);
        }
      }
    }),
    { numRuns: 60 },
  );
});
