import { expect, test } from 'vitest';
import { HEALTH_LIMIT, SiteHealth } from '../../lib/model/site-health';
import { healthAfter, outgrownSince, type ReadPage } from '../../lib/rules/site-health';
import { NOW } from '../builders';

const page = (fields: Partial<ReadPage> = {}): ReadPage => ({
  site: 'hubspot',
  kind: 'person',
  fallback: true,
  isOther: true,
  ...fields,
});
const worked = page({ fallback: false });
/** What is known after these pages, a second apart. */
const after = (...pages: ReadPage[]) =>
  pages.reduce<SiteHealth>((health, one, at) => healthAfter(health, one, NOW + at * 1000), []);

test('SH1 the site’s own reading ends what was counted before', () => {
  expect(after(worked, page(), page(), worked)).toEqual([
    { site: 'hubspot', kind: 'person', ownAt: NOW + 3000, fallingSince: null, pages: 0 },
  ]);
});

test('SH2 only different pages count, and each kind of record by itself', () => {
  const health = after(worked, page(), page({ isOther: false }), page({ kind: 'ticket' }));
  expect(health.map(({ kind, pages }) => [kind, pages])).toEqual([
    ['person', 1],
    ['ticket', 1],
  ]);
});

test('SH3 a site that was read here and fails on three different pages in a row has outgrown its reader', () => {
  expect(outgrownSince(after(worked, page(), page()), page())).toBeNull();
  expect(outgrownSince(after(worked, page(), page(), page()), page())).toBe(NOW + 1000);
  expect(outgrownSince(after(worked, page(), page(), page(), worked), page())).toBeNull();
  expect(outgrownSince(after(worked, page(), page(), page()), page({ kind: 'company' }))).toBeNull();
});

test('SH3 of a site that was never read here, it is not said', () => {
  expect(outgrownSince(after(page(), page(), page(), page()), page())).toBeNull();
});

test('SH4 what is kept is bounded, names no page, and the site seen longest ago goes first', () => {
  const many = Array.from({ length: HEALTH_LIMIT + 5 }, (_, at) => page({ site: `site-${String(at)}` }));
  const health = after(...many);
  expect(SiteHealth.safeParse(health).success).toBe(true);
  expect(health).toHaveLength(HEALTH_LIMIT);
  expect(health[0]?.site).toBe('site-5');
});
