import { describe, expect, test } from 'vitest';
import type { InteractionType } from '../../lib/model/facts';
import { buildInteraction, buildOrder, buildResponse, DAY, daysAgo, NOW } from '../builders';
import { inStage, orders, preset, suggested } from './suggesting';

const said = (score: number, days: number, survey: 'nps' | 'csat' = 'nps') =>
  buildResponse({ score, survey, at: daysAgo(days) });
const did = (type: InteractionType) => [buildInteraction({ type, at: daysAgo(3) })];

describe('before the first order', () => {
  const reach = inStage('reach', 30);

  test.each([
    ['inquiry', 'First inquiry.'],
    ['chat', 'First chat.'],
    ['visit', 'First visit.'],
  ] as const)('SS2 a %s speaks for acquisition', (type, reason) => {
    const found = suggested({ stageChanges: reach, interactions: did(type) });
    expect(found).toMatchObject({ rule: 'SS2', reason, at: daysAgo(3), stage: { id: 'acquisition' } });
  });

  test('SS2 several are counted, the newest first; what we send says nothing', () => {
    const interactions = [9, 3].map((days) => buildInteraction({ type: 'inquiry', at: daysAgo(days) }));
    const found = suggested({ stageChanges: reach, interactions });
    expect(found?.reason).toBe('2 inquiries.');
    expect(found?.facts).toEqual([
      { id: interactions[1]?.id, at: daysAgo(3) },
      { id: interactions[0]?.id, at: daysAgo(9) },
    ]);
    for (const type of ['e-mail', 'campaign', 'note', 'call'] as const)
      expect(suggested({ stageChanges: reach, interactions: did(type) })).toBeNull();
  });

  test.each(['demonstration', 'trial', 'meeting'] as const)('SS3 a %s speaks for consideration', (type) => {
    const model = preset('marketing-strategy');
    const stageChanges = inStage('awareness', 30, model);
    expect(suggested({ stageChanges, interactions: did(type) }, { model })).toMatchObject({
      rule: 'SS3',
      stage: { id: 'consideration' },
    });
  });

  test.each(['quote', 'cart-abandoned'] as const)('SS4 a %s speaks for conversion', (type) => {
    expect(suggested({ stageChanges: reach, interactions: did(type) })).toMatchObject({
      rule: 'SS4',
      stage: { id: 'conversion' },
    });
  });

  test('SS2 SS18 a fact that is still to come counts not yet', () => {
    const interactions = [buildInteraction({ type: 'inquiry', at: NOW + 1 })];
    expect(suggested({ stageChanges: reach, interactions })).toBeNull();
    expect(suggested({ stageChanges: reach })).toBeNull();
  });
});

describe('customers', () => {
  test('SS5 the first order makes a customer', () => {
    const found = suggested({ stageChanges: inStage('conversion', 30), orders: orders(2) });
    expect(found).toMatchObject({ rule: 'SS5', reason: 'First order.', stage: { id: 'retention' } });
    const taken = [buildOrder({ type: 'subscription-started', periodMonths: 12, at: daysAgo(2) })];
    expect(suggested({ stageChanges: inStage('conversion', 30), orders: taken })?.reason).toBe(
      'Took out a subscription.',
    );
  });

  test('SS6 a new customer is one for good with the second order, a renewal, or after 60 days', () => {
    const model = preset('onboarding-to-advocacy');
    const stageChanges = inStage('onboarding', 59, model);
    const ask = (...given: ReturnType<typeof orders>) =>
      suggested({ stageChanges, orders: given }, { model });
    expect(ask(...orders(59))).toBeNull();
    expect(ask(...orders(60))).toMatchObject({ rule: 'SS6', at: NOW, stage: { id: 'retention' } });
    expect(ask(...orders(40, 5))).toMatchObject({ rule: 'SS6', reason: '2 orders.', at: daysAgo(5) });
    const plan = { label: 'Plan', periodMonths: 1, dueAt: NOW + 20 * DAY };
    const renewed = ask(
      buildOrder({ ...plan, type: 'subscription-started', at: daysAgo(40) }),
      buildOrder({ ...plan, type: 'subscription-renewed', at: daysAgo(10) }),
    );
    expect(renewed?.reason).toBe('Renewed the subscription.');
  });

  test('SS7 three orders in 12 months, and half as much again as in the 12 before', () => {
    const model = preset('value-cycle');
    const stageChanges = inStage('acquiring', 500, model);
    const spent = (minor: number) =>
      suggested(
        {
          stageChanges,
          orders: [
            buildOrder({ at: daysAgo(400), amount: { minor: 20_000, currency: 'EUR' } }),
            ...[200, 100, 10].map((days) =>
              buildOrder({ at: daysAgo(days), amount: { minor, currency: 'EUR' } }),
            ),
          ],
        },
        { model },
      );
    expect(spent(10_000)).toMatchObject({
      rule: 'SS7',
      reason: '3 orders in 12 months, and spends 50 % more than in the 12 before.',
      stage: { id: 'increasing-value' },
    });
    expect(spent(9_999)).toMatchObject({ rule: 'SS6', stage: { id: 'retaining' } });
  });

  test('SS8 a customer who referred somebody', () => {
    const stageChanges = inStage('retention', 30);
    const interactions = did('referral');
    expect(suggested({ stageChanges, orders: orders(40), interactions })).toMatchObject({
      rule: 'SS8',
      reason: 'Referred somebody to you.',
      stage: { id: 'loyalty' },
    });
    expect(suggested({ stageChanges, interactions })).toBeNull();
    const unhappy = { stageChanges, orders: orders(40), interactions };
    expect(suggested({ ...unhappy, responses: [said(6, 2)] })).toBeNull();
    expect(suggested({ ...unhappy, responses: [said(6, 4)] })?.rule).toBe('SS8');
    expect(suggested({ ...unhappy, responses: [said(7, 2)] })?.rule).toBe('SS8');
    expect(suggested({ ...unhappy, interactions: [...interactions, ...did('complaint')] })).toBeNull();
  });

  test('SS9 a promoter who orders often', () => {
    const stageChanges = inStage('retention', 64);
    const six = orders(350, 290, 228, 150, 86, 20);
    const found = suggested({ stageChanges, orders: six, responses: [said(9, 231), said(9, 41)] });
    expect(found).toMatchObject({
      rule: 'SS9',
      reason: '6 orders in 12 months, and a top score 2 times in a row.',
      at: daysAgo(20),
      stage: { id: 'loyalty' },
    });
    const ask = (days: number[], ...responses: ReturnType<typeof said>[]) =>
      suggested({ stageChanges, orders: orders(...days), responses })?.reason ?? null;
    expect(ask([200, 100, 20], said(9, 41))).toBe('3 orders in 12 months, and scored 9 of 10.');
    expect(ask([100, 20], said(9, 41))).toBeNull();
    expect(ask([200, 100, 20], said(8, 41))).toBeNull();
    expect(ask([200, 100, 20], said(9, 41), said(8, 4))).toBeNull();
  });

  test('SS9 an agent’s impression makes nobody a promoter; two fives do where NPS was never asked', () => {
    const facts = { stageChanges: inStage('retention', 64), orders: orders(200, 100, 20) };
    const impression = buildResponse({ score: 10, provenance: 'agent', at: daysAgo(5) });
    expect(suggested({ ...facts, responses: [impression] })).toBeNull();
    const fives = [said(5, 50, 'csat'), said(5, 10, 'csat')];
    expect(suggested({ ...facts, responses: fives })?.rule).toBe('SS9');
    expect(suggested({ ...facts, responses: fives.slice(1) })).toBeNull();
    expect(suggested({ ...facts, responses: [...fives, said(8, 5)] })).toBeNull();
  });

  test('SS9 a renewal counts as often', () => {
    const plan = { label: 'Plan', periodMonths: 12 };
    const renewed = [
      buildOrder({ ...plan, type: 'subscription-started', at: daysAgo(370) }),
      buildOrder({ ...plan, type: 'subscription-renewed', at: daysAgo(5) }),
    ];
    const facts = { stageChanges: inStage('retention', 64), orders: renewed };
    expect(suggested({ ...facts, responses: [said(10, 30)] })?.reason).toBe('Renewed, and scored 10 of 10.');
    expect(suggested({ ...facts, orders: renewed.slice(0, 1), responses: [said(10, 30)] })).toBeNull();
  });

  test('SS10 an advocate who scores low is no advocate now', () => {
    const facts = { stageChanges: inStage('loyalty', 60), orders: orders(20) };
    expect(suggested({ ...facts, responses: [said(6, 5)] })).toMatchObject({
      rule: 'SS10',
      reason: 'Scored 6 of 10: not somebody who recommends you now.',
      stage: { id: 'retention' },
    });
    expect(suggested({ ...facts, responses: [said(7, 5)] })).toBeNull();
    expect(suggested({ ...facts, responses: [said(2, 5, 'csat')] })?.rule).toBe('SS10');
    expect(suggested({ ...facts, responses: [said(3, 5, 'csat')] })).toBeNull();
    const model = preset('attract-sell-wow');
    const wow = inStage('wow', 60, model);
    expect(suggested({ ...facts, stageChanges: wow, responses: [said(6, 5)] }, { model })).toBeNull();
  });
});
