import { describe, expect, test } from 'vitest';
import { lifecyclePresets } from '../../lib/model/presets';
import { idsOfMarket, inMarket, marketOf, marketsOf } from '../../lib/rules/market';
import { stagePlaces } from '../../lib/rules/stage-places';
import { buildMarket, buildWorkspace, idOf, NOW } from '../builders';

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

describe('MK2 who stands in a stage of a market', () => {
  test('MK2 is found in that market alone', () => {
    expect(stagePlaces(team, null, 'retention')).toEqual([{ market: null, stage: 'retention' }]);
    expect(stagePlaces(team, BALTICS, 'retention')).toEqual([{ market: BALTICS, stage: 'retention' }]);
  });

  test('MK2 and in those merged into it, by the stages that are mapped and by its own', () => {
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
