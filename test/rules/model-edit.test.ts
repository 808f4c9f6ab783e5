import { describe, expect, test } from 'vitest';
import { LifecycleModel } from '../../lib/model/lifecycle';
import { modelChanges } from '../../lib/rules/model-changes';
import { checkModel, trimmedModel } from '../../lib/rules/model-check';
import { addStage, editStage, mergePreview, mergeStage, placeStage } from '../../lib/rules/model-edit';
import { preset } from './suggesting';

const reach = preset('reach-to-loyalty');
const relationship = preset('relationship');
const ids = (model: LifecycleModel) => model.stages.map((stage) => stage.id);
const stage = (model: LifecycleModel, id: string) => {
  const found = model.stages.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no stage ${id}.`);
  return found;
};

describe('editing', () => {
  test('ME1 a new stage stands before the lost ones, a lost one at the end', () => {
    expect(ids(addStage(relationship, { label: 'Fans', phase: 'advocacy' })).slice(-2)).toEqual([
      'fans',
      'loss-churn',
    ]);
    const lost = addStage(relationship, { label: 'Gone', phase: 'lapsed', lost: true });
    expect(ids(lost).at(-1)).toBe('gone');
  });

  test('ME1 its id is new: no stage has it, had it, or gets it from Lapsed', () => {
    const label = (text: string, model = reach) =>
      ids(addStage(model, { label: text, phase: 'growth' })).at(-1);
    expect(label('Reach')).toBe('reach-2');
    expect(label('Lapsed')).toBe('lapsed-2');
    expect(label('Conversion', mergeStage(reach, 'conversion', 'retention'))).toBe('conversion-2');
    expect(label('試用')).toBe('stage');
    const long = addStage(reach, { label: 'x'.repeat(60), phase: 'growth' });
    expect(LifecycleModel.safeParse(long).success).toBe(true);
  });

  test('ME2 lost and lapsed go together', () => {
    expect(stage(editStage(reach, 'loyalty', { lost: true }), 'loyalty')).toMatchObject({
      phase: 'lapsed',
      lost: true,
    });
    const back = editStage(relationship, 'loss-churn', { phase: 'retention' });
    expect(stage(back, 'loss-churn')).toMatchObject({ phase: 'retention', lost: false });
    expect(stage(editStage(relationship, 'loss-churn', { label: 'Left' }), 'loss-churn')).toMatchObject({
      label: 'Left',
      lost: true,
    });
  });

  test('ME3 a stage goes to any place and no further than the ends', () => {
    expect(ids(placeStage(reach, 'loyalty', 0))[0]).toBe('loyalty');
    expect(ids(placeStage(reach, 'reach', 2))).toEqual([
      'acquisition',
      'conversion',
      'reach',
      'retention',
      'loyalty',
    ]);
    expect(ids(placeStage(reach, 'reach', 99)).at(-1)).toBe('reach');
    expect(ids(placeStage(reach, 'reach', -1))).toEqual(ids(reach));
    expect(placeStage(reach, 'gone', 0)).toBe(reach);
  });

  test('ME4 a stage is merged into another, and what was merged into it goes along', () => {
    const once = mergeStage(reach, 'conversion', 'acquisition');
    expect(ids(once)).toEqual(['reach', 'acquisition', 'retention', 'loyalty']);
    expect(once.retired).toEqual([{ id: 'conversion', label: 'Conversion', into: 'acquisition' }]);
    const twice = mergeStage(once, 'acquisition', 'reach');
    expect(twice.retired).toEqual([
      { id: 'conversion', label: 'Conversion', into: 'reach' },
      { id: 'acquisition', label: 'Acquisition', into: 'reach' },
    ]);
    expect(mergeStage(reach, 'reach', 'reach')).toBe(reach);
    expect(mergeStage(reach, 'gone', 'reach')).toBe(reach);
  });

  test('ME5 what a merge means is said first', () => {
    const [from, into] = [stage(reach, 'conversion'), stage(reach, 'acquisition')];
    expect(mergePreview(from, into, { people: 12, moves: 40 })).toEqual([
      '12 people who stand in Conversion will stand in Acquisition.',
      '40 moves of the history will be read as Acquisition; none is changed.',
    ]);
    expect(mergePreview(from, into, { people: 1, moves: 1 })).toEqual([
      '1 person who stands in Conversion will stand in Acquisition.',
      '1 move of the history will be read as Acquisition; none is changed.',
    ]);
    expect(mergePreview(from, into, { people: 0, moves: 0 })).toEqual([
      'Nobody stands in Conversion now.',
      'No move in the history names Conversion.',
    ]);
  });
});

describe('what is wrong', () => {
  const wrong = (model: LifecycleModel) =>
    checkModel(model).map(({ stage: at, message }) => `${at ?? '*'} ${message}`);
  const rename = (id: string, label: string) => editStage(reach, id, { label });

  test('ME6 nothing in a preset', () => {
    expect(wrong(reach)).toEqual([]);
    expect(wrong(relationship)).toEqual([]);
  });

  test('ME6 names: none, two alike, too long', () => {
    expect(wrong(rename('reach', '  '))).toEqual(['reach Give the stage a name.']);
    expect(wrong(rename('loyalty', ' retention '))).toEqual([
      'loyalty Two stages are called “retention”. Give one of them another name.',
    ]);
    expect(wrong(rename('loyalty', 'x'.repeat(60)))).toEqual([]);
    expect(wrong(rename('loyalty', 'x'.repeat(61)))).toEqual(['loyalty A name has 60 characters at most.']);
    expect(wrong({ ...reach, label: '' })).toEqual(['* Give the model a name.']);
  });

  test('ME6 a name that the implicit Lapsed stage has', () => {
    expect(wrong(rename('loyalty', 'lapsed'))).toEqual([
      'loyalty A model without a lost stage gets one called “Lapsed”: mark this one lost, or name it otherwise.',
    ]);
    expect(wrong(editStage(relationship, 'loss-churn', { label: 'Lapsed' }))).toEqual([]);
  });

  test('ME6 explanations have 300 characters at most', () => {
    expect(wrong(editStage(reach, 'reach', { explains: 'x'.repeat(300) }))).toEqual([]);
    expect(wrong(editStage(reach, 'reach', { explains: 'x'.repeat(301) }))).toEqual([
      'reach What a stage means is told in 300 characters at most.',
    ]);
  });

  test('ME6 somebody must be able to stand in it, and a ring needs two', () => {
    const nobody = 'A model needs a stage in which people are customers or may become one.';
    expect(wrong({ ...reach, stages: [] })).toEqual([`* ${nobody}`]);
    const only = { ...reach, stages: reach.stages.slice(0, 1) };
    expect(wrong(only)).toEqual([]);
    expect(wrong({ ...only, loops: true })).toEqual(['* A ring needs two stages that are not lost.']);
    expect(wrong(editStage(only, 'reach', { lost: true }))).toEqual([`* ${nobody}`]);
    expect(wrong(editStage(only, 'reach', { phase: 'outside' }))).toEqual([`* ${nobody}`]);
  });

  test('ME6 30 stages at most; a lost one is lapsed', () => {
    const many = (count: number) => ({
      ...reach,
      stages: Array.from({ length: count }, (_, i) => ({
        ...stage(reach, 'reach'),
        id: `s${i}`,
        label: `Stage ${i}`,
      })),
    });
    expect(wrong(many(30))).toEqual([]);
    expect(wrong(many(31))).toEqual(['* There can be 30 stages at most; these are 31.']);
    const odd = { ...reach, stages: reach.stages.map((one, i) => (i === 4 ? { ...one, lost: true } : one)) };
    expect(wrong(odd)).toEqual(['loyalty A lost stage is of the phase lapsed.']);
  });

  test('ME6 what passes is what the schema takes', () => {
    const odd = trimmedModel(rename('reach', '  Our reach  '));
    expect(stage(odd, 'reach').label).toBe('Our reach');
    expect(LifecycleModel.safeParse(odd).success).toBe(true);
  });
});

describe('what an edit changes', () => {
  test('ME7 nothing, in no sentence', () => {
    expect(modelChanges(reach, reach)).toEqual([]);
    expect(modelChanges(reach, placeStage(reach, 'reach', 0))).toEqual([]);
  });

  test('ME7 each thing in a sentence', () => {
    const added = addStage(reach, { label: 'Growth', phase: 'growth' });
    const edited = editStage(
      editStage(added, 'reach', { label: 'Audience', explains: 'New.' }),
      'conversion',
      {
        phase: 'consideration',
      },
    );
    expect(modelChanges(reach, edited)).toEqual([
      'Reach is called Audience.',
      'Audience is explained anew.',
      'Conversion counts as consideration instead of conversion.',
      'New stage: Growth (growth).',
    ]);
    expect(modelChanges(reach, placeStage(reach, 'loyalty', 0))).toEqual([
      'The order is Loyalty, Reach, Acquisition, Conversion, Retention.',
    ]);
    expect(modelChanges(reach, mergeStage(reach, 'loyalty', 'retention'))).toEqual([
      'Loyalty is merged into Retention.',
    ]);
    expect(modelChanges(reach, mergeStage(reach, 'loyalty', 'lapsed'))).toEqual([
      'Loyalty is merged into Lapsed.',
    ]);
    expect(modelChanges(reach, editStage(reach, 'loyalty', { lost: true }))).toEqual([
      'Loyalty is the lost stage.',
    ]);
    expect(modelChanges(reach, { ...reach, loops: true, label: 'Ours' })).toEqual([
      'The model is called Ours.',
      'After the last stage people can start again: it is a ring.',
    ]);
    expect(modelChanges(reach, preset('inbound'))).toEqual([
      'The model is Inbound instead of Reach to loyalty.',
    ]);
  });
});
