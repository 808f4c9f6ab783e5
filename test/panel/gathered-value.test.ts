import { expect, test } from 'vitest';
import { gatherPerson } from '../../lib/panel/gather';
import { evidenceOf } from '../../lib/rules/evidence';
import { estimateValue } from '../../lib/value/estimate';
import {
  buildFit,
  buildOrder,
  buildPerson,
  buildStageChange,
  buildWorkspace,
  daysAgo,
  NOW,
} from '../builders';

const bought = (currency: string) =>
  buildPerson({
    stageChanges: [buildStageChange({ to: 'retention', at: daysAgo(200) })],
    orders: [300, 240, 180, 120, 60].map((days) =>
      buildOrder({ at: daysAgo(days), amount: { minor: 40_000, currency } }),
    ),
  });
const plain = buildWorkspace();
const gathered = (currency: string, value = plain.value) =>
  gatherPerson(bought(currency), {
    workspace: { ...plain, value },
    now: NOW,
    ordersKnown: true,
    peers: () => null,
  }).open?.value;

test('TD2 people are lined up by revenue, whether or not margin and churn make it lifetime value', () => {
  const person = bought('EUR');
  const evidence = evidenceOf(person, { workspace: plain, now: NOW });
  const revenue = estimateValue({ person, evidence, workspace: plain, peers: null, now: NOW }).revenue.base;
  expect(revenue).toBeGreaterThan(0);
  expect(gathered('EUR')).toBe(revenue);
  const churn = { ...plain.value, monthlyChurn: 0.02 };
  expect(gathered('EUR', { ...churn, margin: 0.2 })).toBe(gathered('EUR', churn));
});

test('TD2 an estimate in another currency is no number among those of the team’s', () => {
  expect(gathered('USD')).toBeNull();
});

test('SG3 VA14 where a fit of the team counts, Today goes by its chance of an order, else by their own rhythm', () => {
  const fit = buildFit({ model: 'mbg-nbd', params: { r: 0.5, alpha: 6, a: 2, b: 1.6 } });
  const person = buildPerson({
    stageChanges: [buildStageChange({ to: 'retention', at: daysAgo(200) })],
    orders: [235, 175, 115].map((days) => buildOrder({ at: daysAgo(days) })),
  });
  const segment = (fits: (typeof fit)[]) =>
    gatherPerson(person, {
      workspace: { ...plain, fits },
      now: NOW,
      ordersKnown: true,
      peers: () => null,
    }).open?.context.segment;
  expect(segment([])).toBe('promising');
  expect(segment([fit])).toBe('at-risk');
});
