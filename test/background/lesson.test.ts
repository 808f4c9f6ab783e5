import { beforeEach, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hear } from '../../entrypoints/background/hear';
import type { Lesson, Progress } from '../../lib/messages';
import { lessonKey } from '../../lib/model/sighting-key';
import { buildTaughtSite } from '../builders';

const ORIGIN = 'https://program.example';
const { pages, record, fields } = buildTaughtSite();
const DONE: Progress = {
  step: 'done',
  picks: [{ field: 'name', text: 'Nora Quell' }],
  problem: null,
  shown: { pages, record, fields },
};
const NEXT: Progress = { ...DONE, step: 'email', shown: null };

const panel = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/sidepanel.html') };
const pageAt = (origin: string, tabId = 7) => ({
  id: fakeBrowser.runtime.id,
  tab: { id: tabId } as Browser.tabs.Tab,
  frameId: 0,
  origin,
  url: `${origin}/clients/4711`,
});
const to = {
  own: () => Promise.resolve([]),
  taught: () => Promise.resolve([]),
  learn: () => Promise.resolve(),
  note: () => Promise.resolve(),
  sync: () => Promise.resolve(),
};
const executeScript = vi.fn((_how: object) => Promise.resolve([]));
const sendMessage = vi.fn((_tabId: number, _message: object) => Promise.resolve());
let granted: string[] = [];

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  granted = [`${ORIGIN}/*`, 'https://other.example/*'];
  Object.assign(fakeBrowser.permissions, {
    contains: ({ origins = [] }: { origins?: string[] }) =>
      Promise.resolve(origins.every((origin) => granted.includes(origin))),
  });
  Object.assign(fakeBrowser.scripting, { executeScript });
  Object.assign(fakeBrowser.tabs, {
    get: (id: number) => Promise.resolve({ id, url: `${ORIGIN}/clients/4711` }),
    sendMessage,
  });
});

const kept = async () =>
  (await fakeBrowser.storage.session.get(lessonKey(7)))[lessonKey(7)] as Lesson | undefined;
const say = (progress: Progress, from = pageAt(ORIGIN)) => hear({ type: 'progress', progress }, from, to);

test('the picker is brought to the tab of a granted origin, on the panel’s word only', async () => {
  expect(await hear({ type: 'teach', tabId: 7 }, panel, to)).toEqual({ ok: true });
  expect(executeScript).toHaveBeenCalledWith({ target: { tabId: 7 }, files: ['/teach.js'] });
  expect(await kept()).toMatchObject({ origin: ORIGIN, progress: { step: 'name' }, trial: null });
});

test('without a lasting permission for the origin nothing is brought there', async () => {
  granted = [];
  expect(await hear({ type: 'teach', tabId: 7 }, panel, to)).toMatchObject({ ok: false });
  expect(executeScript).not.toHaveBeenCalled();
  expect(await kept()).toBeUndefined();
});

test('a page that cannot be reached leaves no lesson open', async () => {
  executeScript.mockRejectedValueOnce(new Error('No frame.'));
  expect(await hear({ type: 'teach', tabId: 7 }, panel, to)).toMatchObject({ ok: false });
  expect(await kept()).toBeUndefined();
});

test('progress is heard while a lesson is open for this tab and this origin, and at no other time', async () => {
  expect(await say(NEXT)).toMatchObject({ ok: false });
  await hear({ type: 'teach', tabId: 7 }, panel, to);
  expect(await say(NEXT, pageAt('https://other.example'))).toMatchObject({ ok: false });
  expect(await say(NEXT, pageAt(ORIGIN, 8))).toMatchObject({ ok: false });
  expect((await kept())?.progress.step).toBe('name');
  expect(await say(NEXT)).toEqual({ ok: true });
  expect((await kept())?.progress).toEqual(NEXT);
  await say(DONE);
  // What was shown to its end is not changed by the page any more.
  expect(await say({ ...DONE, picks: [] })).toMatchObject({ ok: false });
  expect((await kept())?.progress).toEqual(DONE);
});

test('what was shown is tried as a rule of this tab alone', async () => {
  await hear({ type: 'teach', tabId: 7 }, panel, to);
  expect(await hear({ type: 'teach-try', tabId: 7, record: 'person' }, panel, to)).toMatchObject({
    ok: false,
  });
  await say(DONE);
  expect(await hear({ type: 'teach-try', tabId: 7, record: 'ticket' }, panel, to)).toEqual({ ok: true });
  expect((await kept())?.trial).toMatchObject({
    pages,
    fields,
    record: 'ticket',
    evidence: 'Where you showed it',
  });
  expect(sendMessage).toHaveBeenCalledWith(7, { type: 'look', own: [], taught: [] });
});

test('ending it forgets it, tells the picker, and the page looks again without it', async () => {
  await hear({ type: 'teach', tabId: 7 }, panel, to);
  await say(DONE);
  await hear({ type: 'teach-end', tabId: 7 }, panel, to);
  expect(await kept()).toBeUndefined();
  expect(sendMessage.mock.calls.map(([, message]) => message)).toEqual([
    { type: 'teach-end' },
    { type: 'look', own: [], taught: [] },
  ]);
});

test('one that the user broke off on the page is forgotten; one that broke off by itself says why', async () => {
  await hear({ type: 'teach', tabId: 7 }, panel, to);
  await say({ ...NEXT, step: 'ended' });
  expect(await kept()).toBeUndefined();
  await hear({ type: 'teach', tabId: 7 }, panel, to);
  await say({ ...NEXT, step: 'ended', problem: 'The page went on to another one.' });
  expect((await kept())?.progress.problem).toBe('The page went on to another one.');
});

test('a step is skipped by the picker itself', async () => {
  await hear({ type: 'teach-skip', tabId: 7 }, panel, to);
  expect(sendMessage).toHaveBeenCalledWith(7, { type: 'teach-skip' });
});
