import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlowMove, FlowStage } from '../../components/charts/flow';
import { layFlow } from '../../components/charts/flow-layout';

const SIZE = { width: 600, height: 250, top: 40, left: 18, right: 90 };
const stage = (id: string, lost = false): FlowStage => ({
  id,
  label: id,
  phase: lost ? 'lapsed' : 'retention',
  lost,
});
const STAGES = [stage('a'), stage('b'), stage('c'), stage('d'), stage('gone', true)];
const lay = (moves: FlowMove[], loops = false) => layFlow(STAGES, moves, loops, SIZE);
const move = (from: string | null, to: string, people: number): FlowMove => ({ from, to, people });

test('each move is what it is to the lifecycle', () => {
  const { bands } = lay([
    move('a', 'b', 10),
    move('a', 'c', 4),
    move('c', 'gone', 3),
    move('b', 'a', 2),
    move('gone', 'b', 1),
    move('d', 'a', 1),
  ]);
  const kinds = Object.fromEntries(bands.map(({ from, to, kind }) => [`${from.id}${to.id}`, kind]));
  expect(kinds).toEqual({
    ab: 'onward',
    ac: 'onward',
    cgone: 'lost',
    ba: 'back',
    goneb: 'returned',
    da: 'back',
  });
});

test('in a ring only the way from the last stage to the first begins again', () => {
  const { bands } = lay([move('d', 'a', 2), move('c', 'a', 2), move('a', 'b', 9)], true);
  expect(bands.map(({ from, kind }) => `${from.id} ${kind}`).sort()).toEqual([
    'a onward',
    'c back',
    'd again',
  ]);
});

test('a band is as thick as it has people, in the same measure forwards and backwards', () => {
  const { bands, bars } = lay([move(null, 'a', 900), move('a', 'b', 600), move('b', 'a', 300)]);
  const [onward, back] = [
    bands.find(({ kind }) => kind === 'onward'),
    bands.find(({ kind }) => kind === 'back'),
  ];
  expect((onward?.thick ?? 0) / (back?.thick ?? 1)).toBeCloseTo(2, 5);
  const a = bars.find(({ stage: { id } }) => id === 'a');
  // 1,200 came into a: 900 new and 300 back.
  expect(((a?.bottom ?? 0) - (a?.top ?? 0)) / (onward?.thick ?? 1)).toBeCloseTo(2, 5);
  expect(a?.came).toBe(1200);
});

test('a band that passes a stage runs beneath its bar', () => {
  const { bands, bars } = lay([move('a', 'b', 50), move('a', 'c', 20)]);
  const past = bands.find(({ to }) => to.id === 'c');
  const b = bars.find(({ stage: { id } }) => id === 'b');
  const heights = [...(past?.path ?? '').matchAll(/L[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));
  expect(heights).toHaveLength(1);
  expect(heights[0]).toBeGreaterThan((b?.bottom ?? 0) + (past?.thick ?? 0) / 2);
});

test('of many moves backwards the largest ten are drawn, and the others counted', () => {
  const stages = 'a b c d e f g h'.split(' ').map((id) => stage(id));
  const moves = stages.flatMap((from, at) =>
    stages.slice(0, at).map((to, index) => move(from.id, to.id, 100 - at * 3 - index)),
  );
  const { bands, undrawn } = layFlow(stages, moves, false, SIZE);
  expect(bands).toHaveLength(10);
  expect(undrawn.moves).toBe(18);
  expect(undrawn.people + bands.reduce((sum, { people }) => sum + people, 0)).toBe(
    moves.reduce((sum, { people }) => sum + people, 0),
  );
});

test('whatever moved, everybody who moved is drawn or counted, inside the picture and with real numbers', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd', 'gone');
  const moves = fc.array(
    fc.record({ from: fc.option(ids), to: ids, people: fc.integer({ min: 0, max: 10_000_000 }) }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(moves, fc.boolean(), (all, loops) => {
      const { bands, bars, undrawn, height } = lay(all, loops);
      const between = all.filter(({ from, to }) => from !== null && from !== to);
      const sum = (of: { people: number }[]) => of.reduce((total, { people }) => total + people, 0);
      expect(sum(bands) + undrawn.people).toBe(sum(between));
      expect(bands.map(({ path }) => path).join('')).not.toMatch(/NaN|Infinity/);
      expect(bars.map(({ stage: { id } }) => id)).toEqual(STAGES.map(({ id }) => id));
      for (const { top, bottom } of bars) {
        expect(top).toBeGreaterThanOrEqual(SIZE.top - 0.01);
        expect(bottom).toBeLessThanOrEqual(height + 0.01);
      }
    }),
    { numRuns: 300 },
  );
});
