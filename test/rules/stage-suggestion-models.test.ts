import { expect, test } from 'vitest';
import { lifecyclePresets } from '../../lib/model/presets';
import { buildInteraction, buildOrder, buildResponse, daysAgo } from '../builders';
import { inStage, orders, preset, suggested } from './suggesting';

const inquiry = { interactions: [buildInteraction({ type: 'inquiry', at: daysAgo(2) })] };
const trial = { interactions: [buildInteraction({ type: 'trial', at: daysAgo(2) })] };
const quote = { interactions: [buildInteraction({ type: 'quote', at: daysAgo(2) })] };
const first = { orders: orders(2) };
const again = { orders: orders(60, 2) };
const loyal = { orders: orders(200, 100, 2), responses: [buildResponse({ score: 9, at: daysAgo(20) })] };
const cancelled = {
  orders: [
    buildOrder({ type: 'subscription-started', periodMonths: 12, at: daysAgo(200) }),
    buildOrder({ type: 'subscription-cancelled', at: daysAgo(2) }),
  ],
};

/** What each model calls it when somebody without a stage does these things. */
const EXPECTED: Record<string, [string, string, string, string, string, string, string]> = {
  'reach-to-loyalty': [
    'acquisition',
    'acquisition',
    'conversion',
    'retention',
    'retention',
    'loyalty',
    'lapsed',
  ],
  inbound: ['lead', 'sales-qualified-lead', 'opportunity', 'customer', 'customer', 'evangelist', 'lapsed'],
  'onboarding-to-advocacy': [
    'acquisition',
    'acquisition',
    'conversion',
    'onboarding',
    'retention',
    'advocacy',
    'lapsed',
  ],
  relationship: [
    'customer-acquisition',
    'customer-acquisition',
    'customer-acquisition',
    'relationship-management',
    'relationship-management',
    'relationship-management',
    'loss-churn',
  ],
  'attract-sell-wow': ['attract', 'attract', 'sell', 'sell', 'sell', 'wow', 'lapsed'],
  experience: [
    'awareness',
    'awareness',
    'selection-or-purchase',
    'satisfaction',
    'satisfaction',
    'loyalty',
    'lapsed',
  ],
  usage: ['considering', 'considering', 'purchasing', 'using', 'using', 'maintaining-loyalty', 'lapsed'],
  'value-cycle': [
    'acquiring',
    'acquiring',
    'acquiring',
    'increasing-value',
    'retaining',
    'retaining',
    'reactivating',
  ],
  'marketing-strategy': [
    'awareness',
    'consideration',
    'purchase',
    'retention',
    'retention',
    'advocacy',
    'lapsed',
  ],
  clm: ['acquisition', 'acquisition', 'sales-conversion', 'retention', 'retention', 'loyalty', 'lapsed'],
};

test.each(lifecyclePresets)('SS1 every step of a customer has its stage in $label', (model) => {
  const seen = [inquiry, trial, quote, first, again, loyal, cancelled].map(
    (facts) => suggested(facts, { model })?.stage.id,
  );
  expect(seen).toEqual(EXPECTED[model.id]);
});

test.each(lifecyclePresets)('SS14 SS15 who left $label comes back to it', (model) => {
  const lapsed = model.stages.find((stage) => stage.phase === 'lapsed')?.id ?? 'lapsed';
  const stageChanges = inStage(lapsed, 30, model, { phase: 'lapsed' });
  const back = suggested({ stageChanges, orders: orders(300, 2) }, { model });
  const asks = suggested({ stageChanges, ...inquiry }, { model });
  for (const found of [back, asks]) expect(['lapsed', undefined]).not.toContain(found?.stage.phase);
});

test('SS1 a phase the model does not have gives way to the next strongest', () => {
  const interactions = [...inquiry.interactions, ...trial.interactions];
  expect(suggested({ interactions })?.rule).toBe('SS2');
  expect(suggested({ interactions }, { model: preset('marketing-strategy') })?.rule).toBe('SS3');
});

test('SS1 a model of one stage, and one with only lost ones, suggest nothing that is not there', () => {
  const only = { id: 'only', label: 'Only', explains: '', phase: 'retention' as const, lost: false };
  const model = { ...preset('clm'), id: 'own', stages: [only] };
  expect(suggested({ stageChanges: inStage('only', 9, model), ...loyal }, { model })).toBeNull();
  expect(suggested(first, { model })?.stage.id).toBe('only');
  const lost = { ...model, stages: [{ ...only, phase: 'lapsed' as const, lost: true }] };
  expect(suggested(first, { model: lost })).toBeNull();
});
