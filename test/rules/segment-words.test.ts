import { expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { evidenceOf } from '../../lib/rules/evidence';
import { segmentWords } from '../../lib/rules/segment-words';
import {
  buildOrder,
  buildPerson,
  buildResponse,
  buildStageChange,
  buildWorkspace,
  daysAgo,
  NOW,
} from '../builders';
import { orders } from './suggesting';

function words(facts: Partial<Person>, typicalOrder: number | null = null) {
  const evidence = evidenceOf(buildPerson(facts), { workspace: buildWorkspace(), now: NOW, typicalOrder });
  const { segment, rule, because } = segmentWords(evidence, { typicalOrder, currency: 'EUR', locale: 'en' });
  expect(segment).toBe(evidence.segment);
  return `${rule} ${because}`;
}

test('SG8 each segment says its rule and the numbers it was decided by', () => {
  const lapsed = [buildStageChange({ to: 'lapsed', phase: 'lapsed' })];
  expect(words({ stageChanges: lapsed })).toBe('SG1 In Lapsed.');
  expect(words({ orders: orders(365) })).toBe('SG1 No order for 365 days, which is a year or more.');
  expect(words({ orders: orders(400, 460) })).toBe('SG1 No order for 400 days; usually every 60 days.');
  expect(words({})).toBe('SG2 Has not ordered yet.');
  const plan = buildOrder({ type: 'subscription-started', at: daysAgo(40), dueAt: daysAgo(1) });
  expect(words({ orders: [plan] })).toBe('SG3 The renewal is 1 day overdue.');
  expect(words({ orders: orders(150, 210) })).toBe('SG3 No order for 150 days; usually every 60 days.');
  const often = { orders: orders(20, 80, 140) };
  expect(words({ ...often, responses: [buildResponse({ score: 10 })] })).toBe(
    'SG4 3 orders in 12 months, and scored 10 of 10.',
  );
  expect(words({ orders: orders(20, 80, 140, 1200) })).toBe(
    'SG4 3 orders in 12 months, and a customer for 3 years.',
  );
  expect(words(often)).toBe('SG5 3 orders in 12 months; not a promoter yet, nor a customer for two years.');
  expect(words(often, 20_000)).toBe(
    'SG5 3 orders in 12 months, of €120 on average; the team’s usual is €200.',
  );
  expect(words({ orders: orders(1) })).toBe('SG6 First order 1 day ago.');
  expect(words({ orders: orders(20, 800) })).toBe('SG7 A customer for 2 years, with 1 order in 12 months.');
});

test('SG8 the rule itself is there in words', () => {
  const evidence = evidenceOf(buildPerson(), { workspace: buildWorkspace(), now: NOW });
  const found = segmentWords(evidence, { currency: 'EUR', locale: 'en' });
  expect(found).toMatchObject({ label: 'Prospect', says: 'Prospect: no order yet.' });
});
