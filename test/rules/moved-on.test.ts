import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { defaultModel, lifecyclePresets } from '../../lib/model/presets';
import { movedWithin, movesOf } from '../../lib/rules/moved-on';
import {
  buildOrder,
  buildPerson,
  buildResponse,
  buildReversal,
  buildStageChange,
  DAY,
  daysAgo,
  NOW,
} from '../builders';

const ways = (facts: Partial<Person>, model = defaultModel) =>
  movesOf(buildPerson(facts), model, NOW).map(({ how }) => how);

describe('LN1 what counts as moving on', () => {
  const path = (...stages: string[]) => ({
    stageChanges: stages.map((to, i) => buildStageChange({ to, at: daysAgo(50 - i) })),
  });

  test('LN1 a later stage, also one further on; not the first stage, an earlier one, leaving', () => {
    expect(ways(path('reach'))).toEqual([]);
    expect(ways(path('reach', 'acquisition', 'retention'))).toEqual(['advanced', 'advanced']);
    expect(ways(path('retention', 'acquisition'))).toEqual([]);
    expect(ways(path('retention', 'lapsed'))).toEqual([]);
    expect(ways(path('lapsed', 'retention'))).toEqual(['advanced']);
  });

  test('LN1 a later stage of the same phase', () => {
    const inbound = lifecyclePresets.find((model) => model.id === 'inbound') ?? defaultModel;
    const [, lead, qualified] = inbound.stages;
    const changes = [lead, qualified].map((stage, i) =>
      buildStageChange({ model: 'inbound', to: stage?.id ?? '', phase: 'acquisition', at: daysAgo(9 - i) }),
    );
    expect(ways({ stageChanges: changes }, inbound)).toEqual(['advanced']);
  });

  test('LN1 a move that was undone never was', () => {
    const [before, moved] = path('acquisition', 'conversion').stageChanges;
    if (before === undefined || moved === undefined) throw new Error('no changes');
    const undo = buildStageChange({
      to: 'acquisition',
      from: 'conversion',
      undoes: moved.id,
      source: 'undo',
    });
    expect(ways({ stageChanges: [before, moved] })).toEqual(['advanced']);
    expect(ways({ stageChanges: [before, moved, undo] })).toEqual([]);
  });

  test('LN1 an order or a renewal; not a refund, a cancellation, or what was taken back', () => {
    const order = buildOrder();
    expect(ways({ orders: [order, buildOrder({ type: 'subscription-renewed' })] })).toEqual([
      'ordered',
      'ordered',
    ]);
    expect(
      ways({ orders: [buildOrder({ type: 'refund' }), buildOrder({ type: 'subscription-cancelled' })] }),
    ).toEqual([]);
    expect(ways({ orders: [order], reversals: [buildReversal({ fact: order.id })] })).toEqual([]);
    expect(ways({ orders: [buildOrder({ at: NOW + 1 })] })).toEqual([]);
  });

  test('LN1 a score above the one before to the same question, given by the customer', () => {
    const said = (...scores: number[]) =>
      scores.map((score, i) => buildResponse({ score, at: daysAgo(90 - i) }));
    expect(ways({ responses: said(9) })).toEqual([]);
    expect(ways({ responses: said(6, 9) })).toEqual(['scoreRose']);
    expect(ways({ responses: said(9, 9, 8) })).toEqual([]);
    expect(ways({ responses: said(9, 3, 6) })).toEqual(['scoreRose']);
    expect(ways({ responses: [...said(4), buildResponse({ survey: 'csat', score: 5 })] })).toEqual([]);
    expect(ways({ responses: [...said(4), buildResponse({ score: 9, provenance: 'agent' })] })).toEqual([]);
  });

  test('LN1 a window begins after its moment and includes its end', () => {
    const at = (days: number) => [{ at: NOW + days * DAY, how: 'ordered' as const }];
    expect(movedWithin(at(0), NOW, 14)).toHaveLength(0);
    expect(movedWithin(at(14), NOW, 14)).toHaveLength(1);
    expect(movedWithin([{ at: NOW + 14 * DAY + 1, how: 'ordered' }], NOW, 14)).toHaveLength(0);
  });
});
