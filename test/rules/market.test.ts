import { describe, expect, test } from 'vitest';
import { stageInModel } from '../../lib/rules/stage';
import { lifecyclePresets } from '../../lib/model/presets';
import { idsOfMarket, inMarket, marketOf, marketOfSite, marketsOf } from '../../lib/rules/market';
import {
  marketChanges,
  marketLabelProblem,
  mergeMarket,
  modelOfMarket,
  newMarket,
  plainModelId,
  withMarketFields,
} from '../../lib/rules/market-edit';
import { stagePlaces } from '../../lib/rules/stage-places';
import { buildMarket, buildStageChange, buildWorkspace, idOf, NOW } from '../builders';

const inbound = lifecyclePresets.find(({ id }) => id === 'inbound') ?? buildMarket().model;
const NORDICS = idOf(801);
const BALTICS = idOf(802);
const nordics = buildMarket({ id: NORDICS, label: 'Nordics', model: { ...inbound, id: 'inbound-nordics' } });
const baltics = buildMarket({ id: BALTICS, label: 'Baltics' });
const merged = (into: string | null) => ({ into, at: NOW });
const team = buildWorkspace({ markets: [nordics, baltics] });
const labels = (workspace = team) => marketsOf(workspace).map(({ label }) => label);

describe('MK1 a person is read by the settings of their market', () => {
  test('MK1 the main one without a market, or with one that is not there', () => {
    for (const market of [null, idOf(999)]) {
      expect(inMarket(team, { market })).toBe(team);
      expect(marketOf(team, { market })).toMatchObject({ id: null, label: 'Main market', model: team.model });
    }
  });

  test('MK1 model, playbook and value inputs; all else is the team’s', () => {
    expect(inMarket(team, { market: NORDICS })).toEqual({
      ...team,
      model: nordics.model,
      playbook: nordics.playbook,
      value: nordics.value,
    });
  });

  test('MK1 one that was merged away counts as the one it was merged into, along the way', () => {
    const workspace = buildWorkspace({
      markets: [{ ...nordics, merged: merged(BALTICS) }, baltics],
      mainMarket: 'Europe',
    });
    expect(marketOf(workspace, { market: NORDICS }).label).toBe('Baltics');
    expect(labels(workspace)).toEqual(['Europe', 'Baltics']);
    expect(idsOfMarket(workspace, BALTICS)).toEqual([BALTICS, NORDICS]);
    expect(idsOfMarket(workspace, null)).toEqual([null]);
    const both = {
      ...workspace,
      markets: workspace.markets.map((one) => ({ ...one, merged: merged(null) })),
    };
    expect(marketOf(both, { market: NORDICS }).label).toBe('Europe');
    expect(idsOfMarket(both, null)).toEqual([null, NORDICS, BALTICS]);
  });

  test('MK1 two that were merged into each other are the main one', () => {
    const markets = [
      { ...nordics, merged: merged(BALTICS) },
      { ...baltics, merged: merged(NORDICS) },
    ];
    expect(marketOf(buildWorkspace({ markets }), { market: NORDICS }).id).toBeNull();
  });
});

describe('MK4 who stands in a stage of a market', () => {
  test('MK4 is found in that market alone', () => {
    expect(stagePlaces(team, null, 'retention')).toEqual([{ market: null, stage: 'retention' }]);
    expect(stagePlaces(team, BALTICS, 'retention')).toEqual([{ market: BALTICS, stage: 'retention' }]);
  });

  test('MK4 and in those merged into it, by the stages that are mapped and by its own', () => {
    const workspace = buildWorkspace({ markets: [{ ...nordics, merged: merged(null) }, baltics] });
    expect(stagePlaces(workspace, null, 'acquisition')).toEqual([
      { market: null, stage: 'acquisition' },
      { market: NORDICS, stage: 'lead' },
      { market: NORDICS, stage: 'marketing-qualified-lead' },
      // of the phase consideration, which the main model lacks: the nearest earlier one
      { market: NORDICS, stage: 'sales-qualified-lead' },
      { market: NORDICS, stage: 'acquisition' },
    ]);
  });
});

describe('MK5 no two models of a team have one id', () => {
  test('MK5 a market begins with the settings of another and a model of its own', () => {
    const made = newMarket(BALTICS, ' Baltics ', marketOf(team, { market: null }));
    expect(made).toMatchObject({ label: 'Baltics', merged: null, playbook: team.playbook });
    expect(made.model).toEqual({ ...team.model, id: 'reach-to-loyalty@000000000802' });
    const again = newMarket(NORDICS, 'Nordics', made);
    expect(again.model.id).toBe('reach-to-loyalty@000000000801');
  });

  test('MK5 whatever model is saved in a market, its id stays its own; the main one keeps the plain id', () => {
    const { markets } = withMarketFields(team, NORDICS, { model: inbound });
    expect(markets?.map(({ model }) => model.id)).toEqual(['inbound@000000000801', baltics.model.id]);
    expect(withMarketFields(team, null, { model: modelOfMarket(inbound, BALTICS) }).model?.id).toBe(
      'inbound',
    );
    expect(plainModelId('inbound@000000000801')).toBe('inbound');
    const long = modelOfMarket({ ...inbound, id: 'x'.repeat(64) }, NORDICS).id;
    expect([long.length, long.endsWith('@000000000801')]).toEqual([64, true]);
  });

  test('MK5 other fields of a market, and other markets, stay as they are', () => {
    const value = { ...team.value, margin: 0.2 };
    const { markets } = withMarketFields(team, BALTICS, { value });
    expect(markets).toEqual([nordics, { ...baltics, value }]);
    expect(withMarketFields(team, null, { value })).toEqual({ value });
  });

  test('MK5 a name that is empty, too long or taken is refused with a sentence', () => {
    const problem = (label: string, id: string | null = null) => marketLabelProblem(team, label, id);
    expect(problem('  ')).toBe('Give it a name.');
    expect(problem('x'.repeat(61))).toBe('At most 60 characters.');
    expect(problem('nordics')).toBe('Another market has this name.');
    expect(problem('Nordics', NORDICS)).toBeNull();
    const many = Array.from({ length: 30 }, (_, n) => buildMarket({ id: idOf(n), label: String(n) }));
    const full = buildWorkspace({ markets: many });
    expect(marketLabelProblem(full, 'One more', null, true)).toBe(
      'There are 30 markets besides the main one already.',
    );
    expect(marketLabelProblem(full, 'Other name', idOf(1))).toBeNull();
  });
});

describe('MK6 a market is merged into another', () => {
  const workspace = { ...team, markets: mergeMarket(team.markets, NORDICS, merged(null)) };

  test('MK6 nothing recorded changes, and its people are read by the other one’s settings', () => {
    const change = buildStageChange({
      model: 'inbound-nordics',
      to: 'marketing-qualified-lead',
      phase: 'acquisition',
    });
    const read = (of: typeof team) => stageInModel(change, marketOf(of, { market: NORDICS }).model)?.label;
    expect([read(team), read(workspace)]).toEqual(['Marketing qualified lead', 'Acquisition']);
    const back = { ...workspace, markets: mergeMarket(workspace.markets, NORDICS, null) };
    expect(back).toEqual(team);
  });

  test('MK6 what a change of the markets means is said in sentences', () => {
    const renamed = { ...baltics, label: 'Baltic states', value: { ...baltics.value, margin: 0.5 } };
    const fresh = buildMarket({ id: idOf(803), label: 'Iberia' });
    const after = { ...workspace, markets: [workspace.markets[0] ?? nordics, renamed, fresh] };
    expect(marketChanges(team, after)).toEqual([
      'Nordics is merged into Main market.',
      'Baltics is called Baltic states.',
      'Baltic states has another value inputs.',
      'New market: Iberia.',
    ]);
    expect(marketChanges(after, team)).toEqual([
      'Nordics is a market of its own again.',
      'Baltic states is called Baltics.',
      'Baltics has another value inputs.',
      'Iberia goes.',
    ]);
    expect(marketChanges(team, team)).toEqual([]);
  });
});

test('MK7 who is added belongs to the market last chosen for the site, else at all, else to the main one', () => {
  const chosen = { '': NORDICS, hubspot: BALTICS, zendesk: '' };
  const of = (site: string | null, rows: Record<string, string> = chosen) => marketOfSite(team, rows, site);
  expect([of('hubspot'), of('zendesk'), of('gmail'), of(null)]).toEqual([BALTICS, null, NORDICS, NORDICS]);
  expect(of('hubspot', {})).toBeNull();
  expect(of('constructor', { '': idOf(999) })).toBeNull();
  const markets = mergeMarket(team.markets, BALTICS, merged(NORDICS));
  expect(marketOfSite({ markets }, chosen, 'hubspot')).toBe(NORDICS);
});
