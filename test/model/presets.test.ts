import { expect, test } from 'vitest';
import { LifecycleModel } from '../../lib/model/lifecycle';
import { defaultModel, lifecyclePresets } from '../../lib/model/presets';

test('all ten presets are valid, with ids that occur once', () => {
  const ids = lifecyclePresets.map((model) => model.id);
  expect(new Set(ids)).toEqual(
    new Set([
      'reach-to-loyalty',
      'inbound',
      'onboarding-to-advocacy',
      'relationship',
      'attract-sell-wow',
      'experience',
      'usage',
      'value-cycle',
      'marketing-strategy',
      'clm',
    ]),
  );
  expect(ids).toHaveLength(10);
  for (const model of lifecyclePresets) {
    expect(() => LifecycleModel.parse(model)).not.toThrow();
    expect(new Set(model.stages.map((stage) => stage.id)).size).toBe(model.stages.length);
  }
  expect(defaultModel.id).toBe('reach-to-loyalty');
});

test.each(lifecyclePresets.map((model) => [model.id, model] as const))(
  '%s explains each stage in a line',
  (_, model) => {
    for (const stage of model.stages) {
      expect(stage.explains).toMatch(/^[A-Z].{12,100}[.]$/);
      expect(stage.lost).toBe(stage.id === 'loss-churn');
    }
  },
);

test('stages and phases are those of the sources', () => {
  const phases = (id: string) =>
    lifecyclePresets.find((model) => model.id === id)?.stages.map((stage) => `${stage.id}:${stage.phase}`);
  expect(phases('inbound')).toEqual([
    'subscriber:awareness',
    'lead:acquisition',
    'marketing-qualified-lead:acquisition',
    'sales-qualified-lead:consideration',
    'opportunity:conversion',
    'customer:retention',
    'evangelist:advocacy',
    'other:outside',
  ]);
  expect(phases('value-cycle')).toEqual([
    'acquiring:acquisition',
    'increasing-value:growth',
    'retaining:retention',
    'reactivating:lapsed',
  ]);
  expect(lifecyclePresets.filter((model) => model.loops).map((model) => model.id)).toEqual(['value-cycle']);
});
