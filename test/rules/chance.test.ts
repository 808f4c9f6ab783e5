import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import type { KnownChance } from '../../lib/model/order-chance';
import { evidenceOf } from '../../lib/rules/evidence';
import { chanceWords } from '../../lib/rules/chance-words';
import { segmentWords } from '../../lib/rules/segment-words';
import { suggestStage } from '../../lib/rules/stage-suggestion';
import {
  buildInteraction,
  buildOrder,
  buildPerson,
  buildStageKept,
  buildWorkspace,
  DAY,
  daysAgo,
  NOW,
} from '../builders';
import { inStage, orders, preset } from './suggesting';

const model = preset('reach-to-loyalty');
const workspace = buildWorkspace({ model });
const FITTED = Date.UTC(2025, 10, 20, 3);

/** A chance as the fit gives it; where it is below the bound, for so many days. */
const chance = (share: number, days = 1): KnownChance => ({
  chance: { share, lapsedSince: share < 0.1 ? daysAgo(days) : null, fittedAt: FITTED },
  noFit: null,
});
const noFit: KnownChance = { chance: null, noFit: 'Not fitted yet.' };

const segment = (facts: Partial<Person>, known: KnownChance) => {
  const evidence = evidenceOf(buildPerson(facts), { workspace, now: NOW, known });
  return segmentWords(evidence, { currency: 'EUR', locale: 'en' });
};
const suggestion = (facts: Partial<Person>, known: KnownChance) => {
  const person = buildPerson({ stageChanges: inStage('retention', 700), ...facts });
  return suggestStage(person, evidenceOf(person, { workspace, now: NOW, known }), { model });
};

describe('SG1 who lapsed, by the team’s fit', () => {
  test('below a chance of 10 %, and not at it', () => {
    expect(segment({ orders: orders(130, 100) }, chance(0.0999)).segment).toBe('lapsed');
    expect(segment({ orders: orders(130, 100) }, chance(0.1)).segment).not.toBe('lapsed');
  });

  test('never before 90 days, nor before twice their own rhythm', () => {
    expect(segment({ orders: orders(100, 89) }, chance(0.01)).segment).not.toBe('lapsed');
    expect(segment({ orders: orders(100, 90) }, chance(0.01)).segment).toBe('lapsed');
    const yearly = (silent: number) => orders(silent + 365, silent);
    expect(segment({ orders: yearly(729) }, chance(0.01)).segment).not.toBe('lapsed');
    expect(segment({ orders: yearly(730) }, chance(0.01)).segment).toBe('lapsed');
  });

  test('somebody without a repeat order is judged by the chance, whatever P(alive) is', () => {
    expect(segment({ orders: orders(100) }, chance(0.05)).segment).toBe('lapsed');
    expect(segment({ orders: orders(300) }, chance(0.3)).segment).toBe('new-buyer');
  });

  test('a long silence alone does not count where the fit still expects an order', () => {
    expect(segment({ orders: orders(500, 400) }, chance(0.4)).segment).toBe('long-time');
    expect(segment({ orders: orders(500, 400) }, noFit).segment).toBe('lapsed');
  });
});

describe('SG3 who is at risk, by the team’s fit', () => {
  const buyer = (silent: number) => ({ orders: orders(silent + 40, silent) });

  test('below a chance of 25 %, and not at it', () => {
    expect(segment(buyer(50), chance(0.249)).segment).toBe('at-risk');
    expect(segment(buyer(50), chance(0.25)).segment).toBe('new-buyer');
  });

  test('never before the usual time and 30 days have passed, nor with one order', () => {
    expect(segment(buyer(40), chance(0.2)).segment).toBe('new-buyer');
    expect(segment(buyer(41), chance(0.2)).segment).toBe('at-risk');
    expect(segment({ orders: orders(35, 30) }, chance(0.2)).segment).toBe('new-buyer');
    expect(segment({ orders: orders(36, 31) }, chance(0.2)).segment).toBe('at-risk');
    expect(segment({ orders: orders(60) }, chance(0.2)).segment).toBe('new-buyer');
  });
});

test('SG8 a segment says the chance with its days and its fit, or that their own rhythm decided', () => {
  const risk = segment({ orders: orders(90, 50) }, chance(0.189));
  expect(risk.because).toBe(
    'No order for 50 days; usually every 40 days. Chance of an order in the next 90 days: 18 %, by the team’s fit of 20 November 2025.',
  );
  expect(risk.says).toContain('below 25 % in the next 90 days');
  expect(segment({ orders: orders(95) }, chance(0.004)).because).toContain('No order for 95 days. Chance of');
});

test('SG8 where a fit was asked for and none counts, that is said', () => {
  const own = ' By their own rhythm, as no fit of the team counts.';
  expect(segment({ orders: orders(210, 150) }, noFit)).toMatchObject({
    because: `No order for 150 days; usually every 60 days.${own}`,
    says: expect.stringContaining('twice the usual time') as string,
  });
  expect(segment({ orders: orders(400) }, noFit).because).toBe(
    `No order for 400 days, which is a year or more.${own}`,
  );
});

describe('SS13 the lapsed stage, by the team’s fit', () => {
  test('since the chance fell below the bound, with the chance in the reason', () => {
    expect(suggestion({ orders: orders(240, 200) }, chance(0.08, 12))).toMatchObject({
      rule: 'SS13',
      stage: { phase: 'lapsed' },
      reason:
        'Nothing heard for 200 days; usually orders every 40 days. Chance of an order in the next 90 days: 8 %, by the team’s fit of 20 November 2025.',
      at: daysAgo(12),
    });
    expect(suggestion({ orders: orders(240, 200) }, chance(0.1))).toBeNull();
  });

  test('never before 90 days without a sign of life and twice their own rhythm without an order', () => {
    const long = chance(0.01, 60);
    expect(suggestion({ orders: orders(110, 89) }, long)).toBeNull();
    expect(suggestion({ orders: orders(110, 90) }, long)).toMatchObject({ rule: 'SS13', at: NOW });
    expect(suggestion({ orders: orders(199, 99) }, long)).toBeNull();
    expect(suggestion({ orders: orders(300, 200) }, long)?.at).toBe(NOW);
    const called = (days: number) => [buildInteraction({ type: 'call', at: daysAgo(days) })];
    expect(suggestion({ orders: orders(240, 200), interactions: called(89) }, long)).toBeNull();
    expect(suggestion({ orders: orders(240, 200), interactions: called(90) }, long)?.at).toBe(NOW);
  });

  test('one order is enough, a running subscription is not judged, and without a fit their own rhythm is', () => {
    expect(suggestion({ orders: orders(120) }, chance(0.05, 3))).toMatchObject({
      rule: 'SS13',
      at: daysAgo(3),
    });
    expect(suggestion({ orders: orders(120) }, noFit)).toBeNull();
    const runs = buildOrder({ type: 'subscription-started', at: daysAgo(100), periodMonths: 12 });
    expect(suggestion({ orders: [...orders(300), runs] }, chance(0.01, 90))).toBeNull();
    expect(suggestion({ orders: orders(320, 280, 240) }, noFit)?.reason).toBe(
      'Nothing heard for 240 days; usually orders every 40 days. By their own rhythm, as no fit of the team counts.',
    );
  });

  test('SS17 a kept stage is not asked about again because a newer fit counts from a later day', () => {
    const silent = { orders: orders(240, 200) };
    const first = suggestion(silent, chance(0.08, 12));
    const keeps = [
      buildStageKept({
        at: daysAgo(5),
        until: NOW + 25 * DAY,
        stage: 'retention',
        suggested: first?.stage.id ?? '',
        rule: 'SS13',
        model: model.id,
      }),
    ];
    expect(suggestion({ ...silent, keeps }, chance(0.08, 2))).toBeNull();
    const later = buildInteraction({ type: 'call', at: daysAgo(150) });
    expect(suggestion({ ...silent, interactions: [later], keeps }, chance(0.08, 2))).toBeNull();
    expect(suggestion({ ...silent, keeps: [] }, chance(0.08, 2))?.rule).toBe('SS13');
  });
});

test('SS19 a chance is cut off and not rounded, so that below 10 % never reads as 10 %', () => {
  const words = (share: number) => chanceWords({ share, lapsedSince: null, fittedAt: FITTED });
  expect(words(0.0999)).toContain(': 9 %,');
  expect(words(0.1)).toContain(': 10 %,');
  expect(words(0.0099)).toContain(': less than 1 %,');
});
