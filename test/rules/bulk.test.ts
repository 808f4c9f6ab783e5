import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bulk } from '../../lib/model/bulk';
import { StageChange } from '../../lib/model/facts';
import { defaultModel } from '../../lib/model/presets';
import { Id } from '../../lib/model/scalars';
import { bulkFactId, bulkParts, bulkPeople, undoParts } from '../../lib/rules/bulk';
import { giveMany, moveMany, undoMany, type BulkPerson } from '../../lib/rules/make-bulk';
import { buildActor, DANA, idOf, NOW } from '../builders';

const actor = buildActor();
const person = (number: number, more: Partial<BulkPerson> = {}): BulkPerson => ({
  id: idOf(number),
  owner: null,
  stage: 'acquisition',
  stageModel: defaultModel.id,
  phase: 'acquisition',
  since: 5,
  ...more,
});

test('BK1: the ids of its facts are UUIDs, the same everywhere, and of two people never the same', () => {
  const hex = fc.stringMatching(/^[0-9a-f]{12}7[0-9a-f]{3}8[0-9a-f]{15}$/);
  const uuid = hex.map((text) => text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'));
  fc.assert(
    fc.property(
      uuid,
      fc.uniqueArray(uuid, { minLength: 2, maxLength: 2 }),
      (bulk, [one = '', other = '']) => {
        const id = bulkFactId(bulk, one);
        expect(Id.safeParse(id).success).toBe(true);
        expect(id.slice(0, 13)).toBe(bulk.slice(0, 13)); // when it was recorded
        expect(id).toBe(bulkFactId(bulk, one));
        expect(id).not.toBe(bulkFactId(bulk, other));
      },
    ),
  );
  const many = Array.from({ length: 5000 }, (_, number) => bulkFactId(idOf(9), idOf(number)));
  expect(new Set(many).size).toBe(5000);
});

test('BK1 BK4: people are given as one change, by what they had; who has that owner is left out', () => {
  const people = [person(1), person(2, { owner: DANA }), person(3, { owner: idOf(77) }), person(4)];
  const change = giveMany(people, DANA, actor);
  expect(Bulk.parse(change?.fields)).toEqual({
    act: 'owner',
    to: DANA,
    groups: [
      { from: null, ids: [idOf(1), idOf(4)] },
      { from: idOf(77), ids: [idOf(3)] },
    ],
  });
  expect(giveMany([person(2, { owner: DANA })], DANA, actor)).toBeNull();
  const crowd = Array.from({ length: 10_001 }, (_, number) => person(number));
  expect(() => giveMany(crowd, DANA, actor)).toThrow(RangeError);
});

test('BK1: a move of many is a stage change of each, later than the one they stand in', () => {
  const people = [
    person(1),
    person(2, { stage: null, stageModel: null, phase: null }),
    person(3, { since: NOW + 9 }),
  ];
  const change = moveMany(people, 'retention', { model: defaultModel, reason: null }, actor);
  const fields = Bulk.parse(change?.fields);
  if (fields.act !== 'stage' || change === null) return expect.unreachable();
  const parts = bulkParts(change.id, fields);
  for (const part of parts)
    expect(StageChange.parse(part.fields)).toMatchObject({ source: 'bulk', to: 'retention' });
  expect(fields.at).toBe(NOW + 10);
  expect(bulkPeople(fields)).toEqual([idOf(1), idOf(3), idOf(2)]);
  expect(moveMany(people, 'nowhere', { model: defaultModel, reason: null }, actor)).toBeNull();
});

test('BK3: taken back, each part has its counterpart; who was left out and first stages have none', () => {
  const people = [person(1), person(2), person(3, { stage: null, stageModel: null, phase: null })];
  const change = moveMany(people, 'retention', { model: defaultModel, reason: null }, actor);
  const undo = undoMany(change?.id ?? '', actor).fields;
  const bulk = change?.fields;
  if (bulk?.act !== 'stage' || undo.act !== 'undo' || change === null) return expect.unreachable();
  const parts = undoParts(idOf(50), undo, { id: change.id, bulk, skipped: new Set([idOf(2)]) });
  expect(parts).toMatchObject([
    {
      person: idOf(1),
      fields: {
        from: 'retention',
        to: 'acquisition',
        source: 'undo',
        undoes: bulkFactId(change.id, idOf(1)),
      },
    },
  ]);
  expect(StageChange.safeParse(parts[0]?.fields).success).toBe(true);
});

test('BK6 BK8: actions that are put off go with each move; whom the undo names as changed has no counterpart', () => {
  const quiet = { until: NOW + 9, actions: ['call'] };
  const how = { model: defaultModel, reason: '  Season  ', quiet };
  const change = moveMany([person(1), person(2)], 'retention', how, actor);
  const bulk = Bulk.parse(change?.fields);
  if (bulk.act !== 'stage' || change === null) return expect.unreachable();
  expect(bulk).toMatchObject({ reason: 'Season', quiet });
  expect(bulkParts(change.id, bulk).map(({ fields }) => fields)).toMatchObject([{ quiet }, { quiet }]);
  const undo = undoMany(change.id, actor, [idOf(2)]).fields;
  if (undo.act !== 'undo') return expect.unreachable();
  const parts = undoParts(idOf(50), undo, { id: change.id, bulk, skipped: new Set() });
  expect(parts.map(({ person: one }) => one)).toEqual([idOf(1)]);
  expect(parts[0]?.fields).not.toHaveProperty('quiet');
  expect(undoMany(change.id, actor).fields).not.toHaveProperty('except');
});
