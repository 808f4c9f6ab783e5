import { expect, test } from 'vitest';
import { Refusal } from '../../server/refusal';
import { Turns } from '../../server/turns';

/** Something under way that ends when it is told to. */
function work() {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { run: () => done, end: () => end() };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('so many are done at once; the others wait in line and come in their order', async () => {
  const turns = new Turns({ atOnce: 2, inLine: 10, patienceMs: 10_000 });
  const works = Array.from({ length: 5 }, work);
  const begun: number[] = [];
  const all = works.map((one, at) =>
    turns.take(() => {
      begun.push(at);
      return one.run();
    }),
  );
  await settled();
  expect([begun, turns.counts]).toEqual([[0, 1], { running: 2, waiting: 3 }]);
  works[1]?.end();
  await settled();
  expect([begun, turns.counts]).toEqual([[0, 1, 2], { running: 2, waiting: 2 }]);
  for (const one of works) one.end();
  await Promise.all(all);
  expect([begun, turns.counts]).toEqual([[0, 1, 2, 3, 4], { running: 0, waiting: 0 }]);
});

test('who finds the line full is refused at once, and who waits too long a while later', async () => {
  const turns = new Turns({ atOnce: 1, inLine: 1, patienceMs: 20 });
  const leave = await turns.enter();
  const waits = turns.enter();
  await expect(turns.enter()).rejects.toMatchObject({ code: 'unavailable' });
  await expect(waits).rejects.toBeInstanceOf(Refusal);
  expect(turns.counts).toEqual({ running: 1, waiting: 0 });
  leave();
  leave(); // a second time gives no second place
  expect(turns.counts).toEqual({ running: 0, waiting: 0 });
  await turns.take(() => Promise.resolve());
});

test('what fails gives its place back', async () => {
  const turns = new Turns({ atOnce: 1, inLine: 1, patienceMs: 20 });
  await expect(turns.take(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(turns.counts).toEqual({ running: 0, waiting: 0 });
});
