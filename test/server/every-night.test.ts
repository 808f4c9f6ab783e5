import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { everyNight } from '../../server/every-night';
import { Tidying } from '../../server/tidying';

const at = (hour: number, minute = 0, second = 0, ms = 0) =>
  new Date(2026, 0, 5, hour, minute, second, ms).getTime();
const counting = () => {
  const times = { count: 0 };
  return { times, work: () => (times.count += 1) };
};

test('a server that starts by day makes up for the night soon, once, and waits for the next night then', async () => {
  const { times, work } = counting();
  const stop = everyNight(work, { now: () => at(10), soonMs: 20 });
  await sleep(0);
  expect(times.count).toBe(0);
  await expect.poll(() => times.count).toBe(1);
  await sleep(60);
  expect(times.count).toBe(1);
  stop();
});

test('one that starts right before 3 o’clock does not wait longer than until then', async () => {
  const { times, work } = counting();
  let now = at(2, 59, 59, 980);
  const stop = everyNight(
    () => {
      work();
      now = at(3); // and then the night after
    },
    { now: () => now, soonMs: 60_000 },
  );
  await expect.poll(() => times.count).toBe(1);
  await sleep(60);
  expect(times.count).toBe(1);
  stop();
});

test('one that is stopped before does nothing', async () => {
  const { times, work } = counting();
  everyNight(work, { now: () => at(10), soonMs: 10 })();
  await sleep(40);
  expect(times.count).toBe(0);
});

test('what was begun right before 3 o’clock is over before the night’s own work begins, and is waited for', async () => {
  const at3 = { now: () => at(2, 59, 59, 990), log: () => undefined };
  const seen = { running: 0, most: 0 };
  const tidying = new Tidying(async () => {
    seen.most = Math.max(seen.most, (seen.running += 1));
    await sleep(50);
    seen.running -= 1;
    return null;
  }, at3);
  tidying.use('a team');
  tidying.nightly();
  await sleep(120);
  await tidying.close();
  expect(seen).toEqual({ running: 0, most: 1 });
});
