// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import {
  IVO,
  latest,
  NORA,
  record,
  seen,
  setVisibility,
  show,
  start,
  told,
  useWatching,
  wait,
} from './watching';

useWatching();

describe('when it looks', () => {
  test('under constant change four times in the first second and twice in each later one, at most', async () => {
    show(`${record('Nora Quell', NORA)}<p id="clock"></p>`);
    start();
    const clock = document.getElementById('clock');
    const began = performance.now();
    for (let change = 0; change < 1_000; change += 1) {
      if (clock !== null) clock.textContent = String(change);
      await wait(10);
    }
    for (let second = 0; second < 10; second += 1) {
      const inSecond = seen.scans.filter(
        (at) => at >= began + second * 1000 && at < began + (second + 1) * 1000,
      );
      expect(inSecond.length).toBeLessThanOrEqual(second === 0 ? 4 : 2);
    }
    expect(seen.scans.length).toBeLessThanOrEqual(2 * 10 + 4);
    expect(told()).toEqual(['looking', NORA]);
  });

  test('without haste while who was named still stands, so that looks are left for the next person', async () => {
    show(`${record('Nora Quell', NORA)}<p id="clock"></p>`);
    start();
    await wait(3_000);
    const clock = document.getElementById('clock');
    const before = seen.scans.length;
    for (let change = 0; change < 11; change += 1) {
      if (clock !== null) clock.textContent = String(change);
      await wait(10);
    }
    expect(seen.scans).toHaveLength(before);
    await wait(20);
    expect(seen.scans).toHaveLength(before + 1);
    show(record('Ivo Brandt', IVO));
    await wait(20);
    expect(seen.scans).toHaveLength(before + 2);
  });

  test('not while nothing changes', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(60_000);
    expect(seen.scans).toHaveLength(1);
  });

  test('not in a hidden tab; at once when it is shown again', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(200);
    setVisibility('hidden');
    show(record('Ivo Brandt', IVO));
    const before = seen.scans.length;
    expect(vi.getTimerCount()).toBe(0);
    await wait(10_000);
    expect(seen.scans).toHaveLength(before);
    setVisibility('visible');
    expect(latest()).toBe('looking');
    await wait(300);
    expect(latest()).toBe(IVO);
  });

  test('when a field is filled in by a program, which nothing announces', async () => {
    show('<main><h1>Nora Quell</h1><label for="m">E-mail</label><input id="m"></main>');
    start();
    await wait(3_000);
    const field = document.querySelector('input');
    if (field !== null) field.value = NORA;
    await wait(1_500);
    expect(latest()).toBe(NORA);
  });

  test('a document that comes in slowly is read at once when all of it is there', async () => {
    let readyState = 'loading';
    Object.defineProperty(document, 'readyState', { get: () => readyState, configurable: true });
    show('<p>Inbox</p>');
    start();
    for (let change = 0; change < 50; change += 1) {
      document.body.append(document.createElement('p'));
      await wait(10);
    }
    show(record('Nora Quell', NORA));
    readyState = 'interactive';
    const before = seen.scans.length;
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(seen.scans).toHaveLength(before + 1);
    await wait(110);
    expect(latest()).toBe(NORA);
    Reflect.deleteProperty(document, 'readyState');
  });

  test('when something changes in an open shadow root', async () => {
    show('<main><crm-record></crm-record></main>');
    const shadow = document.querySelector('crm-record')?.attachShadow({ mode: 'open' });
    start();
    await wait(3_000);
    if (shadow !== undefined) shadow.innerHTML = record('Nora Quell', NORA);
    await wait(300);
    expect(latest()).toBe(NORA);
  });
});

describe('being told', () => {
  test('other own addresses take effect at once', async () => {
    show(record('Nora Quell', NORA));
    const watching = start();
    await wait(200);
    watching.again([NORA]);
    expect(latest()).toBe('looking');
    await wait(1_000);
    expect(latest()).toBe('nobody');
  });

  test('to look again repeats the answer where it is the same', async () => {
    show(record('Nora Quell', NORA));
    const watching = start();
    await wait(200);
    watching.again([]);
    expect(told()).toEqual(['looking', NORA, NORA]);
  });

  test('an abort ends everything', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(200);
    seen.ended.abort();
    const before = [seen.scans.length, seen.said.length];
    show(record('Ivo Brandt', IVO));
    history.pushState(null, '', '/contacts/77');
    await wait(10_000);
    expect([seen.scans.length, seen.said.length]).toEqual(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('the script of an extension that is gone falls silent', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(200);
    seen.isOrphan = true;
    await wait(2_000);
    const before = [seen.scans.length, seen.said.length];
    show(record('Ivo Brandt', IVO));
    await wait(10_000);
    expect([seen.scans.length, seen.said.length]).toEqual(before);
    expect(vi.getTimerCount()).toBe(0);
  });
});
