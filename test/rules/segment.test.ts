import { expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { evidenceOf } from '../../lib/rules/evidence';
import {
  buildOrder,
  buildPerson,
  buildResponse,
  buildStageChange,
  buildWorkspace,
  DAY,
  daysAgo,
  NOW,
} from '../builders';

const segment = (facts: Partial<Person>, typicalOrder: number | null = null) =>
  evidenceOf(buildPerson(facts), { workspace: buildWorkspace(), now: NOW, typicalOrder }).segment;
const orders = (...days: number[]) => days.map((day) => buildOrder({ at: daysAgo(day) }));

test('SG1 in a lapsed phase, or silent for a year and four times their own rhythm', () => {
  const lapsed = [buildStageChange({ to: 'lapsed', phase: 'lapsed' })];
  expect(segment({ stageChanges: lapsed, orders: orders(10, 40, 70) })).toBe('lapsed');
  expect(segment({ orders: orders(365) })).toBe('lapsed');
  expect(segment({ orders: orders(364) })).toBe('new-buyer');
  expect(segment({ orders: orders(800, 600, 410) })).toBe('at-risk');
  const plan = buildOrder({ type: 'subscription-started', at: daysAgo(400), periodMonths: 24 });
  expect(segment({ orders: [plan] })).not.toBe('lapsed');
});

test('SG2 a prospect has not ordered', () => {
  expect(segment({})).toBe('prospect');
  expect(segment({ orders: [buildOrder({ at: NOW + DAY })] })).toBe('prospect');
});

test('SG3 silent for twice their own rhythm and more than 30 days, or a renewal overdue', () => {
  expect(segment({ orders: orders(181, 121, 241) })).toBe('at-risk');
  expect(segment({ orders: orders(120, 180, 240) })).not.toBe('at-risk');
  expect(segment({ orders: orders(30, 32, 34) })).not.toBe('at-risk');
  expect(segment({ orders: orders(31, 33, 35) })).toBe('at-risk');
  const plan = buildOrder({ type: 'subscription-started', at: daysAgo(40), periodMonths: 1 });
  expect(segment({ orders: [plan] })).toBe('at-risk');
});

test('SG4 often and a promoter, or often for two years', () => {
  expect(segment({ orders: orders(20, 80, 140), responses: [buildResponse({ score: 9 })] })).toBe('loyalist');
  expect(segment({ orders: orders(20, 80, 140, 760) })).toBe('loyalist');
});

test('SG5 often otherwise, or often in baskets below the team’s usual order', () => {
  expect(segment({ orders: orders(20, 80, 140) })).toBe('promising');
  const promoter = { orders: orders(20, 80, 140), responses: [buildResponse({ score: 9 })] };
  expect(segment(promoter, 20_000)).toBe('promising');
  expect(segment(promoter, 12_000)).toBe('loyalist');
});

test('SG6 SG7 otherwise by the first order: within a year new, else long-time', () => {
  expect(segment({ orders: orders(20) })).toBe('new-buyer');
  expect(segment({ orders: orders(20, 364) })).toBe('new-buyer');
  expect(segment({ orders: orders(20, 365) })).toBe('long-time');
});
