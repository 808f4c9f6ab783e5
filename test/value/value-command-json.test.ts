import { describe, expect, test } from 'vitest';
import { cell, reference, relativeError } from './reference';
import { file, fixture, printed } from './value-run';

describe('points', () => {
  const points = reference('bgnbd_edge_vectors.json') as Record<string, number>[];

  test('60 edge vectors, in order', async () => {
    const found = (await printed('points', fixture('bgnbd_edge_vectors.json'))) as Record<string, number>[];
    expect(found).toHaveLength(60);
    for (const [i, row] of found.entries()) {
      expect(Object.keys(row)).toEqual(['loglik', 'p_alive', 'e_t', 'p_active']);
      for (const [name, value] of Object.entries(row)) {
        expect(relativeError(value, cell(points[i] ?? {}, name))).toBeLessThan(1e-9);
      }
    }
  });

  test.each([
    ['no array', '{}', 'must hold an array of points'],
    ['no JSON', '[', 'not JSON'],
    ['nothing', '', 'The file is empty'],
    ['no object', '[1]', 'Point 1 is not an object'],
    ['a field missing', '[{"r":1}]', 'Point 1: alpha is not a number'],
    ['a of 0', JSON.stringify([{ ...points[0], a: 0 }]), 'Point 1: a must be above 0'],
    [
      't_x after T',
      JSON.stringify([points[1], { ...points[1], t_x: 99 }]),
      'Point 2: t_x must lie between 0 and T',
    ],
    [
      'huge',
      '[{"r":1e308,"alpha":1,"a":1,"b":1,"x":0,"t_x":0,"T":1,"t":1}]',
      'Point 1: r is not a number that',
    ],
  ])('%s: a sentence', async (_, text, message) => {
    await expect(printed('points', file(text, 'json'))).rejects.toThrow(message);
  });
});

interface Subscriptions {
  models: Record<
    'sbg' | 'bdw',
    { params: Record<string, number>; logLikelihood: number; survival: number[] }
  >;
  customers: number;
  warnings: string[];
}

describe('subscriptions', () => {
  const tables = reference('sbg_tables.json') as Record<'regular' | 'high_end', { observed_pct: number[] }>;

  test.each([
    ['regular', -1680.265, 0.29],
    ['high_end', -1611.158, 1.19108],
  ] as const)(
    '%s: fitted to years 0 to 7, as numbers, percentages or shares',
    async (name, logLikelihood, error) => {
      const percent = tables[name].observed_pct;
      const known = percent.slice(0, 8);
      for (const factor of [10, 1, 0.01]) {
        const table = known.map((left) => Number((left * factor).toFixed(6)));
        const found = (await printed('subscriptions', file(JSON.stringify(table), 'json'))) as Subscriptions;
        expect(found.models.sbg.logLikelihood).toBeCloseTo(logLikelihood, 3);
        expect(found.customers).toBe(1000);
        expect(found.warnings).toEqual(factor === 10 ? [] : ['Shares are counted as of 1000 customers.']);
        const errors = [8, 9, 10, 11, 12].map((year) =>
          Math.abs(100 * (found.models.sbg.survival[year] ?? 0) - (percent[year] ?? 0)),
        );
        expect(errors.reduce((sum, one) => sum + one, 0) / 5).toBeLessThanOrEqual(error);
      }
    },
  );

  test.each([
    ['nobody left', '[100,100,100]', 'Nobody has left yet'],
    ['more than before', '[100,90,95]', 'Number 3 is more than the one before it'],
    ['one number', '[100]', 'at least two numbers'],
    ['all gone', '[100,0,0]', 'Everybody left in the first period'],
    ['words', '["a"]', 'must hold numbers only'],
    ['nothing', '[]', 'must hold an array'],
    ['below 0', '[100,-1]', 'Number 2 is not a number from 0 on'],
    ['a bad cohort', '[[100,90],[100,110]]', 'Cohort 2: Number 2 is more than'],
  ])('%s: a sentence', async (_, text, message) => {
    await expect(printed('subscriptions', file(text, 'json'))).rejects.toThrow(message);
  });
});
