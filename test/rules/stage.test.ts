import { describe, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { defaultModel } from '../../lib/model/presets';
import { StageChange } from '../../lib/model/facts';
import {
  currentStage,
  daysInStage,
  moveStage,
  sinceMove,
  stageSince,
  undoMove,
  type Moved,
} from '../../lib/rules/stage';
import { buildActor, buildPerson, buildStageChange, daysAgo, NOW, DAY } from '../builders';

const how = { model: defaultModel, source: 'manual' as const, reason: null };

/** The one stage change of a move that was done, as it comes back from the store. */
function made(moved: Moved, number = 1000): StageChange {
  if (!moved.ok) throw new Error(moved.message);
  const [change] = moved.changes;
  if (change?.op !== 'event' || change.kind !== 'stage-change') throw new Error('no stage change');
  return StageChange.parse({ ...change.fact, device: 'device-a', number });
}

function inStage(to: string, ...more: StageChange[]): Person {
  return buildPerson({ stageChanges: [buildStageChange({ to, at: daysAgo(10) }), ...more] });
}

describe('currentStage', () => {
  test('ST1 the greatest time, device and number counts, whatever the order they come in', () => {
    const at = daysAgo(1);
    const changes = [
      buildStageChange({ to: 'loyalty', at, device: 'b', number: 2 }),
      buildStageChange({ to: 'reach', at: daysAgo(3), device: 'z', number: 99 }),
      buildStageChange({ to: 'retention', at, device: 'b', number: 3 }),
      buildStageChange({ to: 'conversion', at, device: 'a', number: 50 }),
    ];
    expect(currentStage(changes)?.to).toBe('retention');
    expect(currentStage(changes.toReversed())?.to).toBe('retention');
    expect(currentStage([])).toBeNull();
  });
});

describe('moveStage', () => {
  test('ST1 a move records from, to, phase, who, source and reason', () => {
    const change = made(
      moveStage(inStage('acquisition'), 'retention', { ...how, reason: '  third order ' }, buildActor()),
    );
    expect(change).toMatchObject({
      from: 'acquisition',
      to: 'retention',
      phase: 'retention',
      source: 'manual',
      reason: 'third order',
      at: NOW,
      undoes: null,
    });
  });

  test('ST2 a loss can always be recorded', () => {
    expect(made(moveStage(inStage('loyalty'), 'lapsed', how, buildActor()))).toMatchObject({
      phase: 'lapsed',
    });
  });

  test('ST6 the stage somebody is in is refused with a sentence that names both', () => {
    expect(moveStage(inStage('retention'), 'retention', how, buildActor())).toEqual({
      ok: false,
      why: 'same-stage',
      message: 'Priya is already in Retention.',
    });
  });

  test('ST7 a stage that a colleague deleted is refused with what to do', () => {
    expect(moveStage(inStage('reach'), 'gone', how, buildActor())).toMatchObject({
      ok: false,
      why: 'unknown-stage',
    });
  });

  test('ST8 backwards needs a reason, blanks are none, and then it is done', () => {
    const person = inStage('retention');
    expect(moveStage(person, 'reach', how, buildActor())).toMatchObject({ ok: false, why: 'reason-needed' });
    expect(moveStage(person, 'reach', { ...how, reason: ' ' }, buildActor())).toMatchObject({
      why: 'reason-needed',
    });
    expect(made(moveStage(person, 'reach', { ...how, reason: 'mistake' }, buildActor())).to).toBe('reach');
  });

  test.each(['manual', 'page', 'bulk'] as const)('ST8 a move by %s asks whoever makes it', (source) => {
    const asked = moveStage(inStage('retention'), 'reach', { ...how, source }, buildActor());
    expect(asked).toMatchObject({ ok: false, why: 'reason-needed' });
  });

  test.each(['rule', 'import', 'crm'] as const)('ST8 a move by %s has nobody to ask', (source) => {
    expect(moveStage(inStage('retention'), 'reach', { ...how, source }, buildActor()).ok).toBe(true);
  });

  test('ST11 a move takes effect after a change stamped a day ahead', () => {
    const ahead = buildStageChange({ to: 'conversion', at: NOW + DAY, device: 'zz' });
    const person = inStage('acquisition', ahead);
    const change = made(moveStage(person, 'retention', how, buildActor()));
    expect(currentStage([...person.stageChanges, change])?.to).toBe('retention');
  });
});

describe('undoMove', () => {
  const first = buildStageChange({ to: 'acquisition', at: daysAgo(90) });
  const move = buildStageChange({ from: 'acquisition', to: 'retention', at: daysAgo(50) });
  const later = buildStageChange({ from: 'retention', to: 'loyalty', at: daysAgo(3) });
  const person = buildPerson({ stageChanges: [first, move] });

  test('ST9 a new change of source undo back to the stage before', () => {
    expect(made(undoMove(person, move.id, defaultModel, buildActor()))).toMatchObject({
      from: 'retention',
      to: 'acquisition',
      source: 'undo',
      undoes: move.id,
      at: NOW,
    });
  });

  test('ST9 ST10 at any later time, with what happened since listed', () => {
    const moved = buildPerson({ stageChanges: [later, move, first] });
    expect(sinceMove(moved, move.id)).toEqual([later]);
    expect(sinceMove(moved, first.id)).toEqual([move, later]);
    expect(sinceMove(moved, 'unknown')).toEqual([]);
    expect(made(undoMove(moved, move.id, defaultModel, buildActor()))).toMatchObject({
      from: 'loyalty',
      to: 'acquisition',
    });
  });

  test('ST9 an undo can be undone, and then the move can be undone again', () => {
    const undo = made(undoMove(person, move.id, defaultModel, buildActor()), 1001);
    const undone = buildPerson({ stageChanges: [first, move, undo] });
    const redo = made(undoMove(undone, undo.id, defaultModel, buildActor({ now: NOW + 1 })), 1002);
    expect(redo).toMatchObject({ from: 'acquisition', to: 'retention', undoes: undo.id });
    const redone = buildPerson({ stageChanges: [first, move, undo, redo] });
    expect(undoMove(redone, move.id, defaultModel, buildActor()).ok).toBe(true);
  });

  test('ST9 the stage before is found through another model too', () => {
    const other = {
      ...defaultModel,
      id: 'own',
      stages: defaultModel.stages.map((s) => ({ ...s, id: `my-${s.id}` })),
    };
    expect(made(undoMove(person, move.id, other, buildActor()))).toMatchObject({
      model: 'own',
      to: 'my-acquisition',
    });
  });

  test('ST12 refused with a sentence: a first stage, one taken back already, one not known', () => {
    const undo = made(undoMove(person, move.id, defaultModel, buildActor()));
    const undone = buildPerson({ stageChanges: [first, move, undo] });
    expect(undoMove(person, first.id, defaultModel, buildActor())).toMatchObject({ why: 'nothing-before' });
    expect(undoMove(undone, move.id, defaultModel, buildActor())).toMatchObject({ why: 'already-undone' });
    expect(undoMove(person, later.id, defaultModel, buildActor())).toMatchObject({
      ok: false,
      why: 'nothing-before',
    });
  });

  test('ST6 refused when somebody has moved back by hand since', () => {
    const back = buildStageChange({ from: 'retention', to: 'acquisition', at: daysAgo(1) });
    const moved = buildPerson({ stageChanges: [first, move, back] });
    expect(undoMove(moved, move.id, defaultModel, buildActor())).toMatchObject({ why: 'same-stage' });
  });
});

describe('days in stage', () => {
  test('ST5 whole days of 24 hours, cut off, never negative', () => {
    const change = buildStageChange({ to: 'retention', at: NOW });
    expect(daysInStage([change], NOW + DAY - 1)).toBe(0);
    expect(daysInStage([change], NOW + DAY)).toBe(1);
    expect(daysInStage([change], NOW - DAY)).toBe(0);
    expect(daysInStage([], NOW)).toBeNull();
  });

  test('ST5 two devices that make the same move count from the first', () => {
    const changes = [
      buildStageChange({ to: 'acquisition', at: daysAgo(9) }),
      buildStageChange({ from: 'acquisition', to: 'retention', at: daysAgo(5) }),
      buildStageChange({ from: 'acquisition', to: 'retention', at: daysAgo(4), device: 'device-b' }),
    ];
    expect(stageSince(changes)).toBe(daysAgo(5));
  });

  test('ST5 a move and its undo leave the days as they were; a return by hand starts anew', () => {
    const first = buildStageChange({ to: 'acquisition', at: daysAgo(30) });
    const move = buildStageChange({ from: 'acquisition', to: 'retention', at: daysAgo(2) });
    const back = buildStageChange({ from: 'retention', to: 'acquisition', at: daysAgo(1) });
    const undo = { ...back, source: 'undo' as const, undoes: move.id };
    expect(stageSince([first, move, undo])).toBe(daysAgo(30));
    expect(stageSince([first, move, back])).toBe(daysAgo(1));
    const redo = buildStageChange({
      from: 'acquisition',
      to: 'retention',
      at: NOW,
      source: 'undo',
      undoes: undo.id,
    });
    expect(stageSince([first, move, undo, redo])).toBe(daysAgo(2));
  });
});
