import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hear } from '../../entrypoints/background/hear';
import { Answer } from '../../lib/messages';
import { sightingKey } from '../../lib/model/sighting-key';
import { buildTaughtSite, idOf } from '../builders';

const PAGE = 'https://crm.example';
const page = {
  id: fakeBrowser.runtime.id,
  tab: { id: 7 } as Browser.tabs.Tab,
  frameId: 0,
  origin: PAGE,
  url: `${PAGE}/people/1`,
};
const panel = { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL('/sidepanel.html') };
const looking = { type: 'sighting', sighting: { state: 'looking', origin: PAGE } };

const sync = vi.fn(() => Promise.resolve());
const learn = vi.fn(() => Promise.resolve());
const rule = {
  id: idOf(700),
  evidence: 'Where you showed it',
  ...(({ pages, record, fields }) => ({ pages, record, fields }))(buildTaughtSite()),
};
const taught = vi.fn(() => Promise.resolve([rule]));
const note = vi.fn(() => Promise.resolve());
const to = { own: () => Promise.resolve(['sam@repco.test']), taught, learn, note, sync };
let granted: string[] = [];

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  granted = [`${PAGE}/*`];
  const contains = ({ origins = [] }: { origins?: string[] }) =>
    Promise.resolve(origins.every((origin) => granted.includes(origin)));
  Object.assign(fakeBrowser.permissions, { contains });
});

const kept = async () => (await fakeBrowser.storage.session.get(sightingKey(7)))[sightingKey(7)];

describe('a content script', () => {
  test('is told whose addresses are the user’s own, and the rules for its origin', async () => {
    expect(await hear({ type: 'begin' }, page, to)).toEqual({ own: ['sam@repco.test'], taught: [rule] });
    expect(taught).toHaveBeenCalledWith(PAGE, 7);
  });

  test('may say what it saw', async () => {
    expect(await hear(looking, page, to)).toEqual({ ok: true });
    expect(await kept()).toEqual(looking.sighting);
    expect(note).toHaveBeenCalledWith(looking.sighting);
  });

  test('is not heard after its permission was taken away, though it goes on running', async () => {
    granted = [];
    expect(await hear(looking, page, to)).toMatchObject({ ok: false });
    expect(await kept()).toBeUndefined();
  });

  test('cannot speak for another site', async () => {
    const lie = { type: 'sighting', sighting: { state: 'looking', origin: 'https://bank.example' } };
    expect(await hear(lie, page, to)).toMatchObject({ ok: false });
    expect(await kept()).toBeUndefined();
  });

  test('in a frame is not heard: the top frame reads the frames itself', async () => {
    expect(await hear(looking, { ...page, frameId: 3 }, to)).toMatchObject({ ok: false });
  });

  test.each([
    { type: 'sync' },
    { type: 'look', tabId: 7 },
    { type: 'read-once', tabId: 7 },
    { type: 'teach', tabId: 7 },
    { type: 'teach-try', tabId: 7, record: null },
    { type: 'taught' },
    { type: 'own-changed' },
  ])('may not ask for what only the extension’s own pages may: $type', async (message) => {
    expect(await hear(message, page, to)).toMatchObject({ ok: false });
    expect(sync).not.toHaveBeenCalled();
  });

  test('teaches the user’s own addresses for its own origin only', async () => {
    await hear({ type: 'own', addresses: ['sam@repco.test'] }, page, to);
    expect(learn).toHaveBeenCalledWith(PAGE, ['sam@repco.test']);
  });
});

test('another extension is not heard', async () => {
  expect(await hear({ type: 'sync' }, { ...panel, id: 'another' }, to)).toMatchObject({ ok: false });
  expect(sync).not.toHaveBeenCalled();
});

test('the panel may ask for a sync', async () => {
  expect(await hear({ type: 'sync' }, panel, to)).toEqual({ ok: true });
  expect(sync).toHaveBeenCalledOnce();
});

test('a page whose address only begins like the extension’s is not taken for it', async () => {
  const near = { ...panel, url: `https://evil.example/${panel.url}` };
  expect(await hear({ type: 'sync' }, near, to)).toMatchObject({ ok: false });
});

test('a failure is an answer, not an error', async () => {
  sync.mockRejectedValueOnce(new Error('Storage is full.'));
  expect(await hear({ type: 'sync' }, panel, to)).toEqual({ ok: false, error: 'Storage is full.' });
});

test('whatever does not parse is refused with a sentence, 1,000 times, and nothing is kept', async () => {
  const malformed = fc.oneof(
    fc.anything(),
    fc.record({
      type: fc.constantFrom('begin', 'sighting', 'own', 'sync', 'look', 'progress', 'teach', 'taught'),
      extra: fc.anything(),
    }),
    fc.record({ type: fc.constant('sighting'), sighting: fc.anything() }),
    fc.record({ type: fc.constant('own'), addresses: fc.anything() }),
    fc.record({ type: fc.constant('progress'), progress: fc.anything() }),
  );
  await fc.assert(
    fc.asyncProperty(malformed, fc.constantFrom(page, panel), async (message, sender) => {
      const answer = Answer.safeParse(await hear(message, sender, to));
      expect(answer.success).toBe(true);
      expect(await kept()).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});
