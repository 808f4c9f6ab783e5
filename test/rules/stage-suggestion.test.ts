import { describe, expect, test } from 'vitest';
import type { InteractionType, StageChange } from '../../lib/model/facts';
import { keepStage } from '../../lib/rules/stage-keep';
import {
  buildActor,
  buildInteraction,
  buildOrder,
  buildPerson,
  buildResponse,
  buildReversal,
  buildStageKept,
  buildStageChange,
  DAY,
  daysAgo,
  NOW,
} from '../builders';
import { inStage, orders, preset, suggested } from './suggesting';

const said = (score: number, days: number, survey: 'nps' | 'csat' = 'nps') =>
  buildResponse({ score, survey, at: daysAgo(days) });
const did = (type: InteractionType) => [buildInteraction({ type, at: daysAgo(3) })];

describe('leaving', () => {
  const plan = { label: 'Plan', periodMonths: 12 };
  const started = buildOrder({ ...plan, type: 'subscription-started', at: daysAgo(300) });
  const cancelled = buildOrder({ ...plan, type: 'subscription-cancelled', at: daysAgo(10) });
  const stageChanges = inStage('retention', 200);

  test('SS11 a cancelled subscription', () => {
    expect(suggested({ stageChanges, orders: [started, cancelled] })).toMatchObject({
      rule: 'SS11',
      reason: 'Cancelled the subscription.',
      at: daysAgo(10),
      stage: { id: 'lapsed', lost: true },
    });
  });

  test('SS11 not where another runs, or something was bought shortly before or since', () => {
    const ask = (...more: ReturnType<typeof orders>) =>
      suggested({ stageChanges, orders: [started, ...more, cancelled] });
    const other = { type: 'subscription-started', label: 'Another', periodMonths: 12 } as const;
    expect(ask(buildOrder({ ...other, at: daysAgo(50) }))).toBeNull();
    expect(ask(...orders(100))).toBeNull();
    expect(ask(...orders(101))?.rule).toBe('SS11');
    expect(suggested({ stageChanges, orders: [started, cancelled, ...orders(1)] })).toBeNull();
  });

  test('SS12 a renewal that did not come for 60 days', () => {
    const ended = (days: number, ...more: ReturnType<typeof orders>) =>
      suggested({
        stageChanges,
        orders: [
          buildOrder({ ...plan, type: 'subscription-started', at: daysAgo(300), dueAt: daysAgo(days) }),
          ...more,
        ],
      });
    expect(ended(60)).toBeNull();
    expect(ended(61)).toMatchObject({
      rule: 'SS12',
      reason: 'The renewal was due 61 days ago and did not come.',
      at: daysAgo(1),
    });
    expect(ended(61, ...orders(30))).toBeNull();
  });

  test('SS13 silence for four times the own rhythm and 90 days', () => {
    const silent = (...days: number[]) =>
      suggested({ stageChanges: inStage('retention', 390), orders: orders(...days) });
    expect(silent(320, 280, 240)).toMatchObject({
      rule: 'SS13',
      reason: 'Nothing heard for 240 days; usually orders every 40 days.',
      at: daysAgo(80),
    });
    expect(silent(239, 199, 159)).toBeNull();
    expect(silent(240, 200, 160)).toMatchObject({ rule: 'SS13', at: NOW });
    expect(silent(109, 99, 89)).toBeNull();
    expect(silent(110, 100, 90)).toMatchObject({ rule: 'SS13', at: NOW });
  });

  test('SS13 without a rhythm a year; whatever they took part in ends the silence', () => {
    const facts = { stageChanges: inStage('retention', 500) };
    expect(suggested({ ...facts, orders: orders(364) })).toBeNull();
    const silent = { ...facts, orders: orders(366) };
    expect(suggested(silent)).toMatchObject({ rule: 'SS13', reason: 'Nothing heard for 366 days.' });
    expect(suggested({ ...silent, interactions: did('call') })).toBeNull();
    expect(suggested({ ...silent, responses: [said(8, 5)] })).toBeNull();
    expect(suggested({ ...silent, interactions: did('e-mail') })?.rule).toBe('SS13');
    expect(suggested({ ...silent, orders: [...orders(366), started] })).toBeNull();
  });

  test('SS13 SS11 a model that tells who went quiet from who is lost has a stage for each', () => {
    const base = preset('reach-to-loyalty');
    const own = { explains: '', phase: 'lapsed' as const };
    const model = {
      ...base,
      stages: [
        ...base.stages,
        { ...own, id: 'quiet', label: 'Quiet', lost: false },
        { ...own, id: 'gone', label: 'Gone', lost: true },
      ],
    };
    const silent = { stageChanges: inStage('retention', 500), orders: orders(366) };
    expect(suggested(silent, { model })?.stage.id).toBe('quiet');
    expect(suggested({ stageChanges, orders: [started, cancelled] }, { model })?.stage.id).toBe('gone');
  });

  test('SS14 who left and orders is a customer again; SS15 who asks is being won', () => {
    const left = { stageChanges: inStage('lapsed', 50, undefined, { phase: 'lapsed' }) };
    expect(suggested({ ...left, orders: orders(100, 5) })).toMatchObject({
      rule: 'SS14',
      facts: [{ at: daysAgo(5) }],
      stage: { id: 'retention' },
    });
    expect(suggested({ ...left, orders: orders(100, 50) })).toBeNull();
    expect(suggested({ ...left, orders: orders(100), interactions: did('inquiry') })).toMatchObject({
      rule: 'SS15',
      stage: { id: 'acquisition' },
    });
    expect(suggested({ ...left, orders: orders(100), interactions: did('e-mail') })).toBeNull();
  });
});

describe('what somebody decided', () => {
  const order = orders(20);
  const conversion = (days: number, fields: Partial<StageChange> = {}) =>
    suggested({ stageChanges: inStage('conversion', days, undefined, fields), orders: order })?.rule ?? null;

  test.each(['manual', 'page', 'bulk', 'undo', 'rule'] as const)(
    'SS16 a choice of source %s stands against evidence that is not newer',
    (source) => {
      expect(conversion(20, { source })).toBeNull();
      expect(conversion(21, { source })).toBe('SS5');
    },
  );

  test.each(['import', 'crm'] as const)('SS16 source %s decided nothing', (source) => {
    expect(conversion(1, { source })).toBe('SS5');
  });

  test('SS16 the first stage of somebody just added is no choice; another first stage is', () => {
    const first = (to: string, source: StageChange['source'] = 'page') =>
      suggested({
        stageChanges: [buildStageChange({ from: null, to, at: daysAgo(1), source })],
        orders: order,
      })?.rule ?? null;
    expect(first('reach')).toBe('SS5');
    expect(first('acquisition')).toBeNull();
    // Accepted for somebody who stood nowhere.
    expect(first('reach', 'rule')).toBeNull();
  });

  test.each([
    ['manual', 'SS5'],
    ['rule', undefined],
  ] as const)('SS16 a move of source %s that was taken back: %s', (source, rule) => {
    const [stood] = inStage('reach', 40);
    if (stood === undefined) throw new Error('Nobody stands anywhere.');
    const moved = buildStageChange({ from: 'reach', to: 'acquisition', at: daysAgo(2), source });
    const back = { from: 'acquisition', to: 'reach', at: daysAgo(1), undoes: moved.id };
    const stageChanges = [stood, moved, buildStageChange({ ...back, phase: 'awareness', source: 'undo' })];
    expect(suggested({ stageChanges, orders: order })?.rule).toBe(rule);
  });

  test('SS16 an accepted suggestion is not contradicted by what was there before it', () => {
    const plan = { label: 'Plan', periodMonths: 12 };
    const left = [
      buildOrder({ ...plan, type: 'subscription-started', at: daysAgo(300) }),
      buildOrder({ ...plan, type: 'subscription-cancelled', at: daysAgo(100) }),
    ];
    const stageChanges = inStage('acquisition', 2, undefined, { source: 'rule' });
    expect(suggested({ stageChanges, orders: left, interactions: did('inquiry') })).toBeNull();
  });

  const keep = {
    at: daysAgo(5),
    model: 'reach-to-loyalty',
    stage: 'conversion',
    suggested: 'retention',
    until: NOW + 25 * DAY,
  };
  const kept = (fields: Partial<typeof keep>, days = 20) =>
    suggested({
      stageChanges: inStage('conversion', 60),
      orders: orders(days),
      keeps: [buildStageKept({ ...keep, ...fields })],
    })?.rule ?? null;

  test('SS17 a kept stage is silent until its time is over', () => {
    expect(kept({})).toBeNull();
    expect(kept({ until: NOW + 1 })).toBeNull();
    expect(kept({ until: NOW })).toBe('SS5');
  });

  test('SS17 or until newer evidence comes', () => {
    expect(kept({}, 5)).toBeNull();
    expect(kept({}, 4)).toBe('SS5');
  });

  test('SS17 one that was taken back does not count', () => {
    const taken = buildStageKept(keep);
    const facts = { stageChanges: inStage('conversion', 60), orders: orders(20), keeps: [taken] };
    expect(suggested(facts)).toBeNull();
    expect(suggested({ ...facts, reversals: [buildReversal({ fact: taken.id })] })?.rule).toBe('SS5');
  });

  test('SS17 keeping is a fact of 30 days that says which stage, which suggestion and which rule', () => {
    const model = preset('reach-to-loyalty');
    const person = buildPerson({ stageChanges: inStage('conversion', 60), orders: orders(20) });
    const found = suggested(person);
    if (found === null) throw new Error('Nothing is suggested.');
    expect(keepStage(person, found, model, buildActor())).toMatchObject([
      {
        op: 'event',
        kind: 'stage-kept',
        fact: {
          at: NOW,
          model: model.id,
          stage: 'conversion',
          suggested: 'retention',
          rule: 'SS5',
          until: NOW + 30 * DAY,
        },
      },
    ]);
    const ahead = keepStage(person, { ...found, at: NOW + 5 }, model, buildActor());
    expect(ahead).toMatchObject([{ fact: { at: NOW + 5 } }]);
    expect(keepStage(buildPerson(), found, model, buildActor())).toEqual([]);
  });

  test('SS17 it speaks of one suggestion, for one stage, in one model', () => {
    expect(kept({ suggested: 'loyalty' })).toBe('SS5');
    expect(kept({ stage: 'acquisition' })).toBe('SS5');
    expect(kept({ model: 'inbound' })).toBe('SS5');
  });
});

describe('nothing is suggested', () => {
  test('SS18 to people outside', () => {
    const model = preset('inbound');
    const stageChanges = inStage('other', 100, model);
    expect(suggested({ stageChanges, orders: orders(10, 40, 80) }, { model })).toBeNull();
    // Nor where the model of today has no such stage.
    expect(suggested({ stageChanges, orders: orders(10, 40, 80) })).toBeNull();
  });

  test('SS18 for the stage the person is in, nor backwards', () => {
    expect(suggested({ stageChanges: inStage('retention', 100), orders: orders(10) })).toBeNull();
    expect(suggested({ stageChanges: inStage('loyalty', 100), orders: orders(10) })).toBeNull();
    expect(suggested({ stageChanges: inStage('loyalty', 100), interactions: did('inquiry') })).toBeNull();
  });

  test('SS19 from a fact that was taken back', () => {
    const [order] = orders(10);
    if (order === undefined) throw new Error('No order.');
    const facts = { stageChanges: inStage('conversion', 100), orders: [order] };
    expect(suggested(facts)).toMatchObject({ rule: 'SS5', facts: [{ id: order.id, at: daysAgo(10) }] });
    expect(suggested({ ...facts, reversals: [buildReversal({ fact: order.id })] })).toBeNull();
  });

  test('SS18 somebody without a stage is suggested one', () => {
    expect(suggested({ interactions: did('inquiry') })?.stage.id).toBe('acquisition');
    expect(suggested({})).toBeNull();
  });
});
