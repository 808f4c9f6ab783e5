import { describe, expect, test } from 'vitest';
import { defaultModel, lifecyclePresets } from '../../lib/model/presets';
import { driftOf, stageOfWord, type DriftFacts } from '../../lib/rules/page-stage';
import { findStage } from '../../lib/rules/stage';

const inbound = lifecyclePresets.find(({ id }) => id === 'inbound') ?? defaultModel;
const of = (word: string, how: { site?: string; model?: typeof inbound; learnt?: string } = {}) =>
  stageOfWord(word, { site: 'hubspot', model: defaultModel, ...how, learnt: how.learnt ?? null })?.id ?? null;

describe('PS1 the team’s own names', () => {
  test.each(['Retention', 'RETENTION', ' rétention ', 'retention'])('PS1 %s', (word) => {
    expect(of(word)).toBe('retention');
  });
  test.each(['Marketing Qualified Lead', 'marketingqualifiedlead', 'marketing-qualified-lead'])(
    'PS1 HubSpot’s %s in its own model',
    (word) => {
      expect(of(word, { model: inbound })).toBe('marketing-qualified-lead');
    },
  );
  test('PS1 PS2 a name of the team’s own goes before what was learnt', () => {
    expect(of('Retention', { learnt: 'loyalty' })).toBe('retention');
  });
});

describe('PS2 what the user said', () => {
  test('PS2 an unknown word stands for what the user said', () => {
    expect(of('Qualified')).toBeNull();
    expect(of('Qualified', { learnt: 'conversion' })).toBe('conversion');
  });
  test('PS2 and what the user said counts before what programs mean', () => {
    expect(of('Customer', { learnt: 'loyalty' })).toBe('loyalty');
  });
  test('PS2 a stage the model has no more is not taken', () => {
    expect(of('Qualified', { learnt: 'gone' })).toBeNull();
  });
});

describe('PS3 words that programs ship with', () => {
  test.each([
    ['Subscriber', 'reach'],
    ['subscriber', 'reach'],
    ['Lead', 'acquisition'],
    ['Opportunity', 'conversion'],
    ['Customer', 'retention'],
    ['Evangelist', 'loyalty'],
  ])('PS3 HubSpot’s %s is %s', (word, stage) => {
    expect(of(word)).toBe(stage);
  });
  test.each([
    ['Open - Not Contacted', 'acquisition'],
    ['Closed - Converted', 'conversion'],
    ['Closed - Not Converted', 'lapsed'],
  ])('PS3 Salesforce’s %s is %s', (word, stage) => {
    expect(of(word, { site: 'salesforce' })).toBe(stage);
    expect(of(word, { site: 'another' })).toBeNull();
  });
  test('PS3 a phase the model lacks, or has twice, is a question and not a guess', () => {
    expect(of('Sales qualified lead')).toBeNull(); // no stage of consideration
    expect(of('Acquisition', { model: inbound })).toBeNull(); // lead, and marketing qualified lead
    expect(of('Other')).toBeNull(); // people outside
  });
});

describe('drift', () => {
  const facts = (fields: Partial<DriftFacts> = {}): DriftFacts => ({
    site: 'hubspot',
    word: 'Customer',
    model: defaultModel,
    ours: findStage(defaultModel, 'conversion'),
    learnt: null,
    kept: null,
    quietSites: [],
    ...fields,
  });
  test('PS4 another stage is shown with the page’s own word', () => {
    expect(driftOf(facts())).toMatchObject({ kind: 'other', word: 'Customer', stage: { id: 'retention' } });
    expect(driftOf(facts({ ours: null }))).toMatchObject({ kind: 'other' });
  });
  test('PS4 the same stage and an empty word are silent', () => {
    expect(driftOf(facts({ ours: findStage(defaultModel, 'retention') }))).toBeNull();
    expect(driftOf(facts({ word: ' – ' }))).toBeNull();
  });
  test('PS4 an unknown word is asked about', () => {
    expect(driftOf(facts({ word: 'Qualified' }))).toEqual({ kind: 'unknown-word', word: 'Qualified' });
  });
  test('PS5 a kept stage is silent until the page says another word', () => {
    expect(driftOf(facts({ kept: 'customer' }))).toBeNull();
    expect(driftOf(facts({ kept: 'customer', word: 'Evangelist' }))).toMatchObject({
      stage: { id: 'loyalty' },
    });
  });
  test('PS6 a site that was set quiet is silent, also about words nobody knows', () => {
    expect(driftOf(facts({ quietSites: ['hubspot'] }))).toBeNull();
    expect(driftOf(facts({ quietSites: ['hubspot'], word: 'Qualified' }))).toBeNull();
    expect(driftOf(facts({ quietSites: ['salesforce'] }))).not.toBeNull();
  });
});
