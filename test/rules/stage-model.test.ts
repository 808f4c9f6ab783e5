import { describe, expect, test } from 'vitest';
import { lifecyclePresets } from '../../lib/model/presets';
import {
  findStage,
  idsOfStage,
  isBackwards,
  moveStage,
  stageInModel,
  withLapsed,
} from '../../lib/rules/stage';
import { buildActor, buildPerson, buildStageChange } from '../builders';

const preset = (id: string) => {
  const found = lifecyclePresets.find((model) => model.id === id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return found;
};
const reach = preset('reach-to-loyalty');

describe('withLapsed', () => {
  test('ST2 a model without a lost stage gets an implicit last one', () => {
    expect(withLapsed(reach).stages.at(-1)).toMatchObject({ id: 'lapsed', phase: 'lapsed', lost: true });
    expect(reach.stages).toHaveLength(5);
  });

  test('ST2 a model with a lost stage keeps its own', () => {
    expect(withLapsed(preset('relationship'))).toBe(preset('relationship'));
  });

  test('ST2 reactivating is not lost, so the ring gets a Lapsed stage too', () => {
    const ids = withLapsed(preset('value-cycle')).stages.map((stage) => stage.id);
    expect(ids).toEqual(['acquiring', 'increasing-value', 'retaining', 'reactivating', 'lapsed']);
  });

  test('ST2 a stage of the team that is called lapsed and not lost is not shadowed', () => {
    const own = { ...reach, stages: reach.stages.map((s, i) => (i === 0 ? { ...s, id: 'lapsed' } : s)) };
    expect(withLapsed(own).stages.map((stage) => stage.id)).toContain('lapsed-left');
  });
});

describe('a stage that was merged away', () => {
  const retire = (id: string, into: string) => ({ id, label: `Was ${id}`, into });
  const model = { ...reach, retired: [retire('trial', 'demo'), retire('demo', 'conversion')] };
  const late = buildStageChange({ to: 'trial', phase: 'consideration', model: reach.id });

  test('ST14 is read as the stage it was merged into, over as many merges as there were', () => {
    expect(findStage(model, 'demo')?.id).toBe('conversion');
    expect(findStage(model, 'trial')?.id).toBe('conversion');
    expect(idsOfStage(model, 'conversion').sort()).toEqual(['conversion', 'demo', 'trial']);
    expect(idsOfStage(model, 'retention')).toEqual(['retention']);
  });

  test('ST14 also when the change arrives later from a device that was offline', () => {
    expect(stageInModel(late, model)?.id).toBe('conversion');
    const person = buildPerson({ stageChanges: [late] });
    const how = { model, source: 'manual', reason: null } as const;
    expect(moveStage(person, 'conversion', how, buildActor())).toMatchObject({
      ok: false,
      why: 'same-stage',
    });
    const moved = moveStage(buildPerson(), 'trial', how, buildActor());
    expect(moved).toMatchObject({ ok: true, changes: [{ fact: { to: 'conversion' } }] });
    expect(isBackwards(model, 'trial', 'acquisition')).toBe(true);
    expect(isBackwards(model, 'acquisition', 'trial')).toBe(false);
  });

  test('ST14 ST3 merged in a circle or into nothing it falls back to its phase', () => {
    const circle = { ...reach, retired: [retire('trial', 'demo'), retire('demo', 'trial')] };
    expect(findStage(circle, 'trial')).toBeNull();
    expect(stageInModel({ ...late, phase: 'retention' }, circle)?.id).toBe('retention');
    const nothing = { ...reach, retired: [retire('trial', 'gone')] };
    expect(stageInModel({ ...late, phase: 'retention' }, nothing)?.id).toBe('retention');
  });

  test('ST14 a stage that is there again by its own id is itself', () => {
    expect(findStage({ ...reach, retired: [retire('retention', 'loyalty')] }, 'retention')?.id).toBe(
      'retention',
    );
  });

  test('ST2 ST14 the implicit Lapsed does not take the id of one that was merged away', () => {
    const without = { ...reach, retired: [retire('lapsed', 'retention')] };
    expect(withLapsed(without).stages.at(-1)?.id).toBe('lapsed-left');
    expect(stageInModel(buildStageChange({ to: 'lapsed', phase: 'lapsed' }), without)?.id).toBe('retention');
  });
});

describe('stageInModel', () => {
  const through = (phase: Parameters<typeof stageInModel>[0]['phase'], model: string) =>
    stageInModel({ model: 'another', to: 'x', phase }, preset(model))?.id ?? null;

  test('ST3 in its own model a change stands in its stage, the implicit Lapsed included', () => {
    expect(stageInModel(buildStageChange({ to: 'retention' }), reach)?.id).toBe('retention');
    expect(stageInModel(buildStageChange({ to: 'lapsed', phase: 'lapsed' }), reach)?.id).toBe('lapsed');
  });

  test('ST3 a stage that was deleted from the model falls back to its phase', () => {
    expect(stageInModel(buildStageChange({ to: 'gone', phase: 'retention' }), reach)?.id).toBe('retention');
  });

  test('ST3 the first stage of the phase, else the nearest earlier phase, else the nearest later', () => {
    expect(through('acquisition', 'inbound')).toBe('lead');
    expect(through('consideration', 'reach-to-loyalty')).toBe('acquisition');
    expect(through('growth', 'inbound')).toBe('customer');
    expect(through('awareness', 'clm')).toBe('acquisition');
    expect(through('lapsed', 'value-cycle')).toBe('reactivating');
    expect(through('lapsed', 'inbound')).toBe('lapsed');
  });

  test('ST3 people outside stand in no stage unless the model has one', () => {
    expect(through('outside', 'reach-to-loyalty')).toBeNull();
    expect(through('outside', 'inbound')).toBe('other');
  });
});

describe('isBackwards', () => {
  test('ST4 by the order of the stages', () => {
    expect(isBackwards(reach, 'retention', 'acquisition')).toBe(true);
    expect(isBackwards(reach, 'acquisition', 'retention')).toBe(false);
    expect(isBackwards(reach, 'retention', 'retention')).toBe(false);
    expect(isBackwards(reach, null, 'reach')).toBe(false);
  });

  test('ST4 leaving and coming back are not backwards', () => {
    expect(isBackwards(reach, 'loyalty', 'lapsed')).toBe(false);
    expect(isBackwards(reach, 'lapsed', 'reach')).toBe(false);
  });

  test('ST4 outside has no direction', () => {
    expect(isBackwards(preset('inbound'), 'other', 'lead')).toBe(false);
    expect(isBackwards(preset('inbound'), 'customer', 'other')).toBe(false);
  });

  test('ST4 a ring goes on from its last stage to its first, and only there', () => {
    const ring = preset('value-cycle');
    expect(isBackwards(ring, 'reactivating', 'acquiring')).toBe(false);
    expect(isBackwards(ring, 'retaining', 'acquiring')).toBe(true);
    expect(isBackwards({ ...ring, loops: false }, 'reactivating', 'acquiring')).toBe(true);
  });
});
