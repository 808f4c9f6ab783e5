// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { generic } from '../../lib/sites/generic';
import type { Site } from '../../lib/sites/site';
import { TooLarge, timeBudget } from '../../lib/sites/too-large';
import { IVO, NORA, record, seen, show, start, told, useWatching, wait } from './watching';

describe('the time of a reading', () => {
  function budgetAt() {
    const clock = { time: 0 };
    const budget = timeBudget({ limitMs: 100, stepMs: 20, now: () => clock.time });
    /** Works for so many milliseconds, and asks at each: eight checks are one question to the clock. */
    const work = (ms: number) => {
      let isOver = false;
      for (let passed = 0; passed < ms * 8; passed += 1) {
        if (passed % 8 === 0) clock.time += 1;
        isOver = budget.check();
      }
      return isOver;
    };
    return { clock, budget, work };
  }

  test('a step is over after its time, and the next begins anew', () => {
    const { clock, budget, work } = budgetAt();
    expect(work(20)).toBe(false);
    expect(work(1)).toBe(true);
    budget.pause();
    clock.time += 5_000;
    budget.resume();
    expect(work(1)).toBe(false);
  });

  test('what lies between two steps is not counted; all steps together are', () => {
    const { clock, budget, work } = budgetAt();
    for (let step = 0; step < 4; step += 1) {
      work(24);
      budget.pause();
      clock.time += 1_000;
      budget.resume();
    }
    expect(work(4)).toBe(false);
    expect(() => work(1)).toThrow(TooLarge);
  });

  test('a loop that cannot be ended is given up before a task lasts too long', () => {
    const { work } = budgetAt();
    expect(work(40)).toBe(true);
    expect(() => work(1)).toThrow(TooLarge);
  });

  test('a machine that is busy with something else makes no page large', () => {
    const { clock, work } = budgetAt();
    work(5);
    clock.time += 3_000;
    expect(work(1)).toBe(false);
  });
});

describe('watching a page that is read in steps', () => {
  useWatching();

  /** The generic reader, which reads the heading's name in one step and the address in another. */
  const inTwoSteps: Site = {
    ...generic,
    *prepare() {
      name = document.querySelector('h1')?.textContent ?? '';
      seen.scans.push(performance.now());
      between();
      yield;
    },
    detect(page) {
      const email = document.querySelector('dd')?.textContent ?? '';
      const nodes = [...document.querySelectorAll('h1, dd')];
      const primary = { name, email, confidence: 0.9, evidence: ['In two steps'] };
      return { ...generic.detect(page), status: 'person', primary, others: [], nodes };
    },
    list: () => [],
  };
  let name = '';
  let between = () => {};
  const names = () =>
    seen.said.map((sighting) =>
      sighting.state === 'looking' ? 'looking' : (sighting.detection.primary?.name ?? 'nobody'),
    );

  test('who was there at one time is named', async () => {
    show(record('Nora Quell', NORA));
    start([], inTwoSteps);
    expect(told()).toEqual(['looking']);
    await wait(200);
    expect(told()).toEqual(['looking', NORA]);
    expect(seen.scans).toHaveLength(1);
  });

  test('the name of one is never put to the address of the next', async () => {
    show(`${record('Nora Quell', NORA)}<p id="clock"></p>`);
    start([], inTwoSteps);
    const clock = document.getElementById('clock');
    const [heading, address] = document.querySelectorAll('h1, dd a');
    // A page that never rests is looked at twice a second: long after the second look would be due.
    for (let change = 0; change < 500; change += 1) {
      if (clock !== null) clock.textContent = String(change);
      if (change === 150) {
        between = () => {
          between = () => {};
          // Before the next step: its timer is set after this one.
          setTimeout(() => {
            if (heading?.firstChild) heading.firstChild.nodeValue = 'Ivo Brandt';
            if (address?.firstChild) address.firstChild.nodeValue = IVO;
          }, 0);
        };
      }
      await wait(10);
    }
    expect(told()).toEqual(['looking', NORA, 'looking', IVO]);
    expect(names()).toEqual(['looking', 'Nora Quell', 'looking', 'Ivo Brandt']);
  });

  test('a page that never rests is named when two readings agree', async () => {
    show(`${record('Nora Quell', NORA)}<p id="clock"></p>`);
    start([], inTwoSteps);
    const clock = document.getElementById('clock');
    for (let change = 0; change < 300; change += 1) {
      if (clock !== null) clock.textContent = String(change);
      await wait(10);
    }
    expect(told()).toEqual(['looking', NORA]);
  });

  test('a reading is given up when the page goes on to another record or is hidden', async () => {
    show(record('Nora Quell', NORA));
    start([], inTwoSteps);
    history.pushState(null, '', '/contacts/77');
    show(record('Ivo Brandt', IVO));
    await wait(2_000);
    expect(told()).toEqual(['looking', IVO]);
  });
});
