import { expect, test } from 'vitest';
import { createPace, type Pace } from '../../lib/sites/pace';

/** Looks as often as is allowed for so many milliseconds, each look taking so long; returns when. */
function looks(pace: Pace, clock: { now: number }, forMs: number, eachMs = 5): number[] {
  const at: number[] = [];
  const end = clock.now + forMs;
  for (;;) {
    const wait = pace.wait();
    if (clock.now + wait >= end) break;
    clock.now += wait;
    at.push(clock.now);
    clock.now += eachMs;
    pace.took(eachMs);
  }
  clock.now = end;
  return at;
}

test('the first look comes within 30 ms, and under constant change there are two a second', () => {
  const clock = { now: 0 };
  const at = looks(
    createPace(() => clock.now),
    clock,
    10_000,
  );
  expect(at[0]).toBe(30);
  expect(at.filter((time) => time < 1000).length).toBeLessThanOrEqual(4);
  for (let second = 1; second < 10; second += 1) {
    expect(at.filter((time) => Math.floor(time / 1000) === second).length).toBeLessThanOrEqual(2);
  }
});

test('after a quiet time a few looks may follow quickly again', () => {
  const clock = { now: 0 };
  const pace = createPace(() => clock.now);
  looks(pace, clock, 10_000);
  clock.now += 5_000;
  expect(looks(pace, clock, 1_000).length).toBeGreaterThanOrEqual(4);
});

test('after a click too, but a page that clicks all the time gains little', () => {
  const clock = { now: 0 };
  const pace = createPace(() => clock.now);
  looks(pace, clock, 10_000);
  pace.userActed();
  expect(looks(pace, clock, 1_000).length).toBeGreaterThanOrEqual(4);
  let count = 0;
  for (let turn = 0; turn < 100; turn += 1) {
    pace.userActed();
    count += looks(pace, clock, 100).length;
  }
  expect(count).toBeLessThanOrEqual(10 * 6);
});

test('a page that goes on to another record all the time is looked at four times a second at most', () => {
  const clock = { now: 0 };
  const pace = createPace(() => clock.now);
  looks(pace, clock, 10_000);
  let count = 0;
  for (let turn = 0; turn < 100; turn += 1) {
    pace.navigated();
    count += looks(pace, clock, 100).length;
  }
  expect(count).toBeGreaterThan(10 * 2);
  expect(count).toBeLessThanOrEqual(10 * 4 + 1);
});

test('a page that takes long to read is read in a fifth of the time at most', () => {
  const clock = { now: 0 };
  expect(
    looks(
      createPace(() => clock.now),
      clock,
      1_000,
      100,
    ).length,
  ).toBeLessThanOrEqual(2);
});

test('a look that is kept for later is spent when it is asked for', () => {
  const clock = { now: 0 };
  const pace = createPace(() => clock.now);
  for (let look = 0; look < 2; look += 1) pace.took(0);
  expect(pace.wait(1)).toBe(500);
  expect(pace.wait()).toBe(30);
});

test('a page that navigates after a click has looks for both', () => {
  const clock = { now: 10_000 };
  const pace = createPace(() => clock.now);
  for (let look = 0; look < 3; look += 1) pace.took(0);
  pace.userActed();
  for (let look = 0; look < 3; look += 1) pace.took(0);
  expect(pace.wait()).toBe(500);
  pace.navigated();
  expect(pace.wait()).toBe(30);
  expect(pace.wait(1)).toBe(30);
});
