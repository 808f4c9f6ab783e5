// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { detectWith } from '../../entrypoints/wiring/detection';
import { sites } from '../../lib/sites/index';
import type { Answer, Begun, PageMessage } from '../../lib/messages';
import { PageMessage as PageMessageSchema } from '../../lib/messages';
import { installLayout } from './layout';
import { IVO, NORA, record, show, wait } from './watching';

const { sendMessage } = fakeBrowser.runtime;
let heard: PageMessage[];
let answer: (message: PageMessage) => Answer | Begun;

/** Injects the script, as a registration or the background does. */
function inject(): void {
  detectWith(sites);
}

function sightings(): string[] {
  return heard.flatMap((message) => {
    if (message.type !== 'sighting') return [];
    const { sighting } = message;
    return sighting.state === 'looking'
      ? 'looking'
      : (sighting.detection.primary?.email ?? sighting.detection.status);
  });
}

/** The background: what does not parse is an error there, and here. */
async function hear(message: unknown): Promise<Answer | Begun> {
  const parsed = PageMessageSchema.parse(message);
  heard.push(parsed);
  return Promise.resolve(answer(parsed));
}

async function tell(message: object): Promise<void> {
  void fakeBrowser.runtime.onMessage.trigger(message, {}, () => undefined);
  await wait(0);
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  installLayout();
  Object.assign(fakeBrowser.runtime, { id: 'sidestage' });
  Reflect.deleteProperty(globalThis, 'sidestageDetect');
  history.replaceState(null, '', '/contacts/51');
  show(record('Nora Quell', NORA));
  heard = [];
  answer = (message) => (message.type === 'begin' ? { own: [], taught: [] } : { ok: true });
  Object.assign(fakeBrowser.runtime, { sendMessage: hear });
});

afterEach(async () => {
  Object.assign(fakeBrowser.runtime, { id: undefined, sendMessage });
  await wait(5_000);
  vi.useRealTimers();
});

test('it asks whose page it is, then says what it sees, in messages that parse', async () => {
  inject();
  await wait(300);
  expect(heard[0]).toEqual({ type: 'begin' });
  expect(sightings()).toEqual(['looking', NORA]);
});

test('it asks again where nobody answers, and says nothing before', async () => {
  let tries = 0;
  const usual = answer;
  answer = (message) => {
    if (message.type === 'begin' && (tries += 1) < 3) throw new Error('Could not establish connection.');
    return usual(message);
  };
  inject();
  await wait(250);
  expect(sightings()).toEqual([]);
  await wait(2_000);
  expect(tries).toBe(3);
  expect(sightings()).toEqual(['looking', NORA]);
});

test('a second injection does not run a second time', async () => {
  inject();
  await wait(300);
  inject();
  await wait(300);
  show(record('Ivo Brandt', IVO));
  await wait(1_000);
  expect(heard.filter(({ type }) => type === 'begin')).toHaveLength(1);
  expect(sightings()).toEqual(['looking', NORA, NORA, 'looking', IVO]);
});

test('other own addresses are taken from the background, and nothing else is', async () => {
  inject();
  await wait(300);
  await tell({ type: 'look', own: 'nora' });
  await tell({ type: 'other', own: [NORA] });
  await wait(500);
  expect(sightings()).toEqual(['looking', NORA]);
  await tell({ type: 'look', own: [NORA], taught: [] });
  await wait(1_000);
  expect(sightings()).toEqual(['looking', NORA, 'looking', 'nobody']);
});

test('once the extension is gone it falls silent, and another one may begin', async () => {
  inject();
  await wait(300);
  Object.assign(fakeBrowser.runtime, { id: undefined });
  await wait(2_000);
  const before = heard.length;
  show(record('Ivo Brandt', IVO));
  await wait(5_000);
  expect(heard).toHaveLength(before);
  expect(vi.getTimerCount()).toBe(0);
  Object.assign(fakeBrowser.runtime, { id: 'sidestage' });
  inject();
  await wait(500);
  expect(sightings().slice(-2)).toEqual(['looking', IVO]);
});

test('once the site is refused it falls silent', async () => {
  inject();
  await wait(300);
  answer = () => ({ ok: false, error: 'This site is not allowed.' });
  show(record('Ivo Brandt', IVO));
  await wait(200);
  const before = heard.length;
  await wait(10_000);
  expect(heard).toHaveLength(before);
  expect(vi.getTimerCount()).toBe(0);
});

test('a sighting that could not be sent is sent again, unless there is a newer one', async () => {
  const usual = answer;
  let fails = 2;
  answer = (message) => {
    if (message.type === 'sighting' && message.sighting.state === 'seen' && (fails -= 1) >= 0)
      throw new Error('no connection');
    return usual(message);
  };
  inject();
  await wait(5_000);
  expect(sightings()).toEqual(['looking', NORA, NORA, NORA]);
});
