import { describe, expect, test } from 'vitest';
import type { Lesson } from '../../lib/messages';
import { taughtBy, taughtDay, whereShown } from '../../lib/panel/taught-words';
import { buildTaughtSite, DANA, daysAgo, idOf, NOW } from '../builders';
import { openDesk, type Desk } from './desk';

const { origin, pages, record, fields } = buildTaughtSite();
const LESSON: Lesson = {
  origin,
  progress: {
    step: 'done',
    picks: [{ field: 'name', text: 'Nora Quell' }],
    problem: null,
    shown: { pages, record, fields },
  },
  trial: null,
};

async function save(desk: Desk, label = 'Deskbook'): Promise<void> {
  desk.panel.commands.showLesson(LESSON);
  await desk.panel.commands.saveLesson(label, 'person');
  await desk.until((state) => state.taught.length === 1);
}

describe('a lesson', () => {
  test('is asked for by way of the background', async () => {
    const desk = await openDesk();
    const { commands } = desk.panel;
    await commands.teach();
    await commands.skipField();
    await commands.tryLesson('ticket');
    await commands.endLesson();
    expect(desk.sent).toEqual([
      { type: 'teach', tabId: 7 },
      { type: 'teach-skip', tabId: 7 },
      { type: 'teach-try', tabId: 7, record: 'ticket' },
      { type: 'teach-end', tabId: 7 },
    ]);
  });

  test('is saved under the user’s name, sent, ended, and taken back by undo', async () => {
    const desk = await openDesk();
    await save(desk);
    const [site] = desk.panel.state.getState().taught;
    expect(site).toMatchObject({
      origin,
      label: 'Deskbook',
      record: 'person',
      by: DANA,
      at: NOW,
      enabled: true,
    });
    expect(desk.panel.state.getState().lesson).toBeNull();
    expect(desk.sent).toContainEqual({ type: 'sync' });
    expect(desk.sent).toContainEqual({ type: 'teach-end', tabId: 7 });
    await expect.poll(() => desk.sent).toContainEqual({ type: 'taught' });
    await desk.panel.commands.undo();
    await desk.until((state) => state.taught.length === 0);
  });

  test('without a name is called after its host', async () => {
    const desk = await openDesk();
    await save(desk, '  ');
    expect(desk.panel.state.getState().taught[0]?.label).toBe('program.example');
  });

  test('that cannot begin says why', async () => {
    const desk = await openDesk([], {
      send: () => Promise.resolve({ ok: false, error: 'Allow this site first.' }),
    });
    await desk.panel.commands.teach();
    expect(desk.panel.state.getState().problem).toBe('Allow this site first.');
  });
});

describe('a taught site', () => {
  test('is renamed, switched off and deleted, and each is taken back', async () => {
    const desk = await openDesk();
    await save(desk);
    const { commands, state } = desk.panel;
    const id = state.getState().taught[0]?.id ?? '';
    await commands.renameTaught(id, ' Ledger ');
    await desk.until(({ taught }) => taught[0]?.label === 'Ledger');
    await commands.undo();
    await desk.until(({ taught }) => taught[0]?.label === 'Deskbook');
    await commands.switchTaught(id, false);
    await desk.until(({ taught }) => taught[0]?.enabled === false);
    await commands.undo();
    await desk.until(({ taught }) => taught[0]?.enabled === true);
    await commands.deleteTaught(id);
    await desk.until(({ taught }) => taught.length === 0);
    await commands.undo();
    const { taught } = await desk.until((now) => now.taught.length === 1 && now);
    // What was deleted stays so for everybody: it comes back under another id.
    expect(taught[0]).toMatchObject({ label: 'Deskbook', fields });
    expect(taught[0]?.id).not.toBe(id);
  });

  test('of a colleague is a rep’s to see, not to change', async () => {
    const desk = await openDesk();
    const mayChange = (site: Parameters<typeof desk.panel.commands.mayChangeTaught>[0]) =>
      desk.panel.commands.mayChangeTaught(site);
    expect(mayChange(buildTaughtSite({ by: DANA }))).toBe(true);
    expect(mayChange(buildTaughtSite({ by: null }))).toBe(true);
    expect(mayChange(buildTaughtSite({ by: idOf(99) }))).toBe(false);
  });
});

describe('a file', () => {
  test('goes out and in again; what is here already is not added twice', async () => {
    const desk = await openDesk();
    await save(desk);
    const { commands } = desk.panel;
    const text = await commands.exportTaught();
    expect(text).not.toContain(DANA);
    expect(await commands.planImport(text)).toEqual({ ok: true, sites: [], known: 1 });
    const other = await openDesk();
    const plan = await other.panel.commands.planImport(text);
    if (!plan.ok) throw new Error(plan.message);
    expect(other.panel.state.getState().taught).toEqual([]); // a plan adds nothing
    await other.panel.commands.importTaught(plan.sites);
    await other.until(({ taught }) => taught.length === 1);
    await other.panel.commands.undo();
    await other.until(({ taught }) => taught.length === 0);
  });

  const filed = { origin, label: 'Deskbook', pages, record, fields };
  const file = (more: object) =>
    JSON.stringify({ format: 'sidestage-taught-sites', version: 1, sites: [filed], ...more });
  test.each([
    ['no JSON', 'name,email', 'cannot be read'],
    ['another file', '{"people":[]}', 'holds no taught sites'],
    ['a newer one', file({ version: 2 }), 'A newer Sidestage'],
    ['a damaged one', file({ sites: [{ ...filed, origin: 'ftp://x' }] }), 'damaged (sites.0.origin)'],
    ['one with more in it', file({ sites: [{ ...filed, script: 'x' }] }), 'damaged'],
    ['an empty one', file({ sites: [] }), 'damaged (sites)'],
    ['a huge one', 'x'.repeat(6_000_000), 'too large'],
  ])('that is wrong is refused with a sentence: %s', async (_what, text, words) => {
    const { panel } = await openDesk();
    const plan = await panel.commands.planImport(text);
    expect(plan.ok).toBe(false);
    expect(plan.ok ? '' : plan.message).toContain(words);
  });
});

describe('who showed it, and when', () => {
  const how = {
    me: DANA,
    members: [{ id: idOf(8), name: 'Bea', roles: ['rep' as const] }],
    now: NOW,
    locale: 'en-GB',
  };
  test.each([
    [{ by: DANA, at: NOW }, 'Where you showed it'],
    [{ by: null, at: NOW }, 'Where you showed it'],
    [{ by: idOf(8), at: daysAgo(20) }, 'Where Bea showed it on 1 November'],
    [{ by: idOf(9), at: daysAgo(400) }, 'Where a colleague showed it on 17 October 2024'],
  ])('%j', (site, words) => {
    expect(whereShown(site, how)).toBe(words);
  });

  test('a name of any length stays one line of evidence', () => {
    const long = { ...how, members: [{ id: idOf(8), name: 'x'.repeat(200), roles: ['rep' as const] }] };
    expect(whereShown({ by: idOf(8), at: NOW }, long).length).toBeLessThanOrEqual(200);
    expect(taughtBy({ by: idOf(8) }, long)).toHaveLength(200);
    expect(taughtDay(NOW, how)).toBe('21 November');
  });
});
