import { expect, test } from 'vitest';
import { lifecyclePresets } from '../../lib/model/presets';
import { countThrough, mapModel, mappingWords } from '../../lib/rules/model-lens';
import { stageInModel, withLapsed } from '../../lib/rules/stage';
import { preset } from './suggesting';

const reach = preset('reach-to-loyalty');
const inbound = preset('inbound');
const read = (from: typeof reach, to: typeof reach) =>
  mapModel(from, to).map((one) => `${one.from.id} > ${one.to?.id ?? '-'} ${one.by}`);

test('ML1 ML2 each stage stands by its phase, else the nearest earlier one, else the nearest later', () => {
  expect(read(reach, inbound)).toEqual([
    'reach > subscriber phase',
    'acquisition > lead phase',
    'conversion > opportunity phase',
    'retention > customer phase',
    'loyalty > evangelist phase',
    'lapsed > lapsed phase',
  ]);
  expect(read(inbound, preset('clm'))).toEqual([
    'subscriber > acquisition later',
    'lead > acquisition phase',
    'marketing-qualified-lead > acquisition phase',
    'sales-qualified-lead > acquisition earlier',
    'opportunity > sales-conversion phase',
    'customer > retention phase',
    'evangelist > loyalty phase',
    'other > - nowhere',
    'lapsed > lapsed phase',
  ]);
});

test('ML1 through the model as it was, a stage is the same stage whatever its phase is now', () => {
  const edited = {
    ...reach,
    stages: reach.stages.map((stage) =>
      stage.id === 'reach' ? { ...stage, phase: 'conversion' as const } : stage,
    ),
  };
  expect(read(edited, reach)[0]).toBe('reach > reach stage');
});

test('ML2 the mapping says why', () => {
  const by = new Map(mapModel(inbound, preset('clm')).map((one) => [one.from.id, mappingWords(one)]));
  expect(by.get('subscriber')).toBe(
    'No stage of the phase awareness, nor an earlier one: the nearest later, acquisition.',
  );
  expect(by.get('sales-qualified-lead')).toBe(
    'No stage of the phase consideration: the nearest earlier one, acquisition.',
  );
  expect(by.get('lead')).toBe('Both are of the phase acquisition.');
  expect(by.get('other')).toBe('They are outside of the lifecycle, and this model has no stage for that.');
  expect(mapModel(reach, reach).map(mappingWords)).toContain('The same stage.');
});

test('ML3 everybody is counted once, wherever they stand', () => {
  const counts = { subscriber: 7, lead: 5, 'marketing-qualified-lead': 3, other: 2, lapsed: 1 };
  const mapping = mapModel(inbound, reach);
  const seen = countThrough(mapping, reach, counts);
  expect(Object.fromEntries(seen.stages.map(({ stage, people }) => [stage.id, people]))).toEqual({
    reach: 7,
    acquisition: 8,
    conversion: 0,
    retention: 0,
    loyalty: 0,
    lapsed: 1,
  });
  expect(seen.nowhere).toBe(2);
});

test('ML1 the mapping of every pair of presets is that of single stage changes', () => {
  for (const from of lifecyclePresets) {
    for (const to of lifecyclePresets) {
      for (const { from: stage, to: found } of mapModel(from, to)) {
        const change = { model: from.id, to: stage.id, phase: stage.phase };
        expect(found).toEqual(stageInModel(change, to));
        if (found !== null) expect(withLapsed(to).stages).toContainEqual(found);
      }
    }
  }
});
