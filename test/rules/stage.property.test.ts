import fc from 'fast-check';
import { expect, test } from 'vitest';
import { StageChange } from '../../lib/model/facts';
import { lifecyclePresets } from '../../lib/model/presets';
import { factOrder } from '../../lib/rules/order';
import {
  currentStage,
  moveStage,
  stageInModel,
  stageSince,
  undoMove,
  withLapsed,
} from '../../lib/rules/stage';
import { buildActor, buildPerson, buildStageChange, daysAgo, NOW } from '../builders';

const models = fc.constantFrom(...lifecyclePresets);
const change = models.chain((model) =>
  fc
    .record({
      stage: fc.constantFrom(...withLapsed(model).stages),
      at: fc.integer({ min: daysAgo(1000), max: NOW + 1000 }),
      device: fc.constantFrom('a', 'b', 'c'),
      number: fc.nat(50),
    })
    .map(({ stage, ...placed }) =>
      buildStageChange({ ...placed, model: model.id, to: stage.id, phase: stage.phase }),
    ),
);
const history = fc.uniqueArray(change, {
  maxLength: 12,
  selector: ({ at, device, number }) => `${at}/${device}/${number}`,
});

test('ST1 OR1 the stage does not depend on the order in which changes arrive', () => {
  fc.assert(
    fc.property(history, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (changes, noise) => {
      const shuffled = changes
        .map((item, i) => ({ item, key: noise[i] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item);
      expect(currentStage(shuffled)).toBe(currentStage(changes));
      expect(stageSince(shuffled)).toBe(stageSince(changes));
      expect(currentStage(changes)).toBe(changes.toSorted(factOrder).at(-1) ?? null);
    }),
  );
});

test('ST13 ST11 any move in any model is done and takes effect, or says why not', () => {
  fc.assert(
    fc.property(history, models, fc.nat(), fc.constantFrom(null, 'because'), (changes, model, n, reason) => {
      const stages = withLapsed(model).stages;
      const target = stages[n % stages.length];
      if (target === undefined) return;
      const person = buildPerson({ stageChanges: changes });
      const moved = moveStage(person, target.id, { model, source: 'manual', reason }, buildActor());
      if (!moved.ok) {
        expect(moved.message).toMatch(/^.{10,200}[.]$/);
        if (moved.why === 'reason-needed') expect(reason).toBeNull();
        return;
      }
      const [made] = moved.changes;
      if (made?.op !== 'event' || made.kind !== 'stage-change') throw new Error('no stage change');
      const stored = StageChange.parse({ ...made.fact, device: 'a', number: 51 });
      const current = currentStage([...changes, stored]);
      expect(current).toBe(stored);
      expect(current && stageInModel(current, model)).toEqual(target);
    }),
  );
});

test('ST9 ST13 undo of any change is done or says why not', () => {
  fc.assert(
    fc.property(history, models, fc.nat(), (changes, model, n) => {
      const person = buildPerson({ stageChanges: changes });
      const id = changes[n % Math.max(1, changes.length)]?.id ?? 'none';
      const moved = undoMove(person, id, model, buildActor());
      if (!moved.ok) expect(moved.message).toMatch(/[.]$/);
      else expect(moved.changes).toHaveLength(1);
    }),
  );
});
