// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { generic } from '../../lib/sites/generic';
import type { Site } from '../../lib/sites/site';
import { IVO, latest, NORA, record, seen, show, start, told, useWatching, wait } from './watching';

useWatching();

describe('naming somebody', () => {
  test('two looks must agree, the second a tenth of a second after the first', async () => {
    show(record('Nora Quell', NORA));
    start();
    expect(told()).toEqual(['looking']);
    await wait(90);
    expect(told()).toEqual(['looking']);
    await wait(20);
    expect(told()).toEqual(['looking', NORA]);
  });

  test('a sighting carries who, the list, the origin and when it was first seen', async () => {
    vi.setSystemTime(1_800_000_000_000);
    show(record('Nora Quell', NORA));
    start();
    await wait(150);
    const sighting = seen.said.at(-1);
    expect(sighting).toMatchObject({
      state: 'seen',
      origin: location.origin,
      list: [],
      seenAt: 1_800_000_000_000,
    });
    expect(sighting?.state === 'seen' && 'nodes' in sighting.detection).toBe(false);
  });

  test('whom only the first look saw is never named', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(50);
    show(record('Ivo Brandt', IVO));
    await wait(1_000);
    expect(told()).toEqual(['looking', IVO]);
  });

  test('nor is whoever left just before the second look', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(95);
    show(record('Ivo Brandt', IVO));
    await wait(1_000);
    expect(told()).toEqual(['looking', IVO]);
  });

  test('an address that comes late is named within a third of a second', async () => {
    show('<main><h1>Nora Quell</h1><div id="late"></div></main>');
    start();
    await wait(5_000);
    const late = document.getElementById('late');
    if (late !== null) late.innerHTML = `<dl><dt>E-mail</dt><dd>${NORA}</dd></dl>`;
    await wait(290);
    expect(latest()).toBe(NORA);
  });

  test('nobody is said once, however often the page is looked at', async () => {
    history.replaceState(null, '', '/prices');
    show('<main><h1>Prices</h1><p id="p">one</p></main>');
    start();
    for (let turn = 0; turn < 40; turn += 1) {
      const text = document.getElementById('p');
      if (text !== null) text.textContent = String(turn);
      await wait(50);
    }
    expect(told()).toEqual(['looking', 'nobody']);
  });

  test('one reading that fails does not end the watching', async () => {
    show(record('Nora Quell', NORA));
    let fails = true;
    const broken: Site = {
      ...generic,
      detect(page) {
        if (fails) throw new Error('a page nobody thought of');
        return generic.detect(page);
      },
    };
    start([], broken);
    fails = false;
    await wait(100);
    document.body.append('changed');
    await wait(1_000);
    expect(latest()).toBe(NORA);
  });
});

describe('taking somebody back', () => {
  test('at once when their element leaves the page', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(200);
    document.body.replaceChildren();
    await wait(0);
    expect(told()).toEqual(['looking', NORA, 'looking']);
  });

  test('within a tenth of a second when it is hidden or says something else', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(200);
    document.querySelector('main')?.setAttribute('style', 'display:none');
    await wait(100);
    expect(latest()).toBe('looking');
    show(record('Nora Quell', NORA));
    await wait(2_000);
    const link = document.querySelector('dd a');
    if (link?.firstChild) link.firstChild.nodeValue = IVO;
    link?.setAttribute('href', `mailto:${IVO}`);
    await wait(100);
    expect(latest()).toBe('looking');
    await wait(1_000);
    expect(latest()).toBe(IVO);
  });

  test('not when the same person is drawn anew', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(200);
    show(record('Nora Quell', NORA));
    await wait(1_000);
    expect(told()).toEqual(['looking', NORA]);
  });

  test('at once when the URL names another record, although the page still shows the one before', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(200);
    history.pushState(null, '', '/contacts/77');
    await wait(100);
    expect(told()).toEqual(['looking', NORA, 'looking']);
    // The program fetches the other record meanwhile.
    await wait(1_500);
    expect(told()).toEqual(['looking', NORA, 'looking']);
    show(record('Ivo Brandt', IVO));
    await wait(300);
    expect(told()).toEqual(['looking', NORA, 'looking', IVO]);
  });

  test('not when the URL only says more of the same record', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(200);
    history.pushState(null, '', '/contacts/51?tab=notes');
    await wait(1_000);
    expect(told()).toEqual(['looking', NORA]);
  });

  test('and the same person is named again where another record is theirs too', async () => {
    show(record('Nora Quell', NORA));
    start();
    await wait(200);
    history.pushState(null, '', '/tickets/4711');
    await wait(4_000);
    expect(told()).toEqual(['looking', NORA, 'looking', NORA]);
  });
});
