import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InteractionType, OrderType, StageChangeSource } from '../../lib/model/facts';
import type { Person } from '../../lib/model/change';
import type { LifecycleModel } from '../../lib/model/lifecycle';
import { Phase } from '../../lib/model/lifecycle';
import { lifecyclePresets } from '../../lib/model/presets';
import { evidenceOf } from '../../lib/rules/evidence';
import { keepStage } from '../../lib/rules/stage-keep';
import { currentStage, moveStage, stageInModel, withLapsed } from '../../lib/rules/stage';
import { suggestStage } from '../../lib/rules/stage-suggestion';
import {
  buildActor,
  buildInteraction,
  buildOrder,
  buildPerson,
  buildResponse,
  buildStageChange,
  buildStageKept,
  buildWorkspace,
  daysAgo,
  NOW,
} from '../builders';

const ago = fc.integer({ min: -5, max: 900 }).map(daysAgo);
const interactions = fc.array(
  fc.record({ type: fc.constantFrom(...InteractionType.options), at: ago }).map(buildInteraction),
  { maxLength: 8 },
);
const orders = fc.array(
  fc
    .record({
      type: fc.constantFrom(...OrderType.options),
      at: ago,
      periodMonths: fc.constantFrom(null, 1, 12),
      minor: fc.nat(100_000),
    })
    .map(({ minor, ...order }) => buildOrder({ ...order, amount: { minor, currency: 'EUR' } })),
  { maxLength: 8 },
);
const responses = fc.array(
  fc.record({ score: fc.integer({ min: 1, max: 5 }), survey: fc.constantFrom('nps', 'csat'), at: ago }),
  { maxLength: 4 },
);
/** A preset, or a model of a team's own: any phases in any order, lost or not. */
const models = fc.oneof(
  fc.constantFrom(...lifecyclePresets),
  fc
    .record({
      loops: fc.boolean(),
      stages: fc.array(fc.record({ phase: fc.constantFrom(...Phase.options), lost: fc.boolean() }), {
        minLength: 1,
        maxLength: 9,
      }),
    })
    .map(({ loops, stages }): LifecycleModel => ({
      id: 'own',
      label: 'Own',
      knownFrom: '',
      loops,
      retired: [],
      stages: stages.map(({ phase, lost }, i) => ({
        // What the editor lets through: a lost stage is of the phase lapsed.
        phase: lost ? ('lapsed' as const) : phase,
        lost,
        id: `s${i}`,
        label: `S${i}`,
        explains: '',
      })),
    })),
);
const people = models.chain((model) =>
  fc.record({
    model: fc.constant(model),
    interactions,
    orders,
    responses: responses.map((all) => all.map((one) => buildResponse(one))),
    stageChanges: fc.array(
      fc
        .record({
          stage: fc.constantFrom(...withLapsed(model).stages),
          at: ago,
          source: fc.constantFrom(...StageChangeSource.options),
          from: fc.constantFrom(null, 'before'),
        })
        .map(({ stage, ...rest }) =>
          buildStageChange({ ...rest, model: model.id, to: stage.id, phase: stage.phase }),
        ),
      { maxLength: 3 },
    ),
  }),
);

const suggest = (person: Person, model: LifecycleModel, now = NOW) =>
  suggestStage(person, evidenceOf(person, { workspace: buildWorkspace({ model }), now }), { model });

test('SS1 SS18 SS19 whatever happened, in any model: a stage of it, another one, with evidence that is there', () => {
  fc.assert(
    fc.property(people, ({ model, ...facts }) => {
      const person = buildPerson(facts);
      const found = suggest(person, model);
      if (found === null) return;
      const change = currentStage(person.stageChanges);
      const current = change === null ? null : stageInModel(change, model);
      expect(withLapsed(model).stages).toContainEqual(found.stage);
      expect(found.stage.id).not.toBe(current?.id);
      expect(current?.phase).not.toBe('outside');
      const known = [...person.orders, ...person.interactions, ...person.responses].map((fact) => fact.id);
      expect(found.facts.length).toBeGreaterThan(0);
      for (const fact of found.facts) expect(known).toContain(fact.id);
      expect(found.at).toBeLessThanOrEqual(NOW);
      expect(found.reason).toMatch(/^[A-Z0-9].{3,280}\.$/);
    }),
    { numRuns: 400 },
  );
});

test('SS16 what was accepted or kept is not asked again by the same evidence, and nothing else follows from it', () => {
  fc.assert(
    fc.property(people, ({ model, ...facts }) => {
      const person = buildPerson(facts);
      const found = suggest(person, model);
      if (found === null) return;
      const actor = buildActor();
      const moved = moveStage(person, found.stage.id, { model, source: 'rule', reason: found.reason }, actor);
      if (!moved.ok) throw new Error(moved.message);
      const [change] = moved.changes;
      if (change?.op !== 'event' || change.kind !== 'stage-change') throw new Error('No stage change.');
      const after = {
        ...person,
        stageChanges: [...person.stageChanges, { ...change.fact, device: 'z', number: 1 }],
      };
      expect(suggest(after, model, Math.max(NOW, change.fact.at))).toBeNull();
      const [kept] = keepStage(person, found, model, actor);
      if (kept?.op !== 'event' || kept.kind !== 'stage-kept') return;
      const keeps = [buildStageKept({ ...kept.fact })];
      expect(suggest({ ...person, keeps }, model)).toBeNull();
    }),
    { numRuns: 400 },
  );
});
