import { expect, test } from 'vitest';
import { createEverybody } from '../../lib/panel/everybody';
import type { PanelMessage } from '../../lib/messages';
import { createPanel } from '../../lib/panel/panel';
import { freshId } from '../builders';
import { ALL, openProfile, taken } from '../store/profile';
import { detected, NO_OFFICE, openDesk, PRIYA } from './desk';
import { noKeeping } from './no-keeping';

test('without a server a team of one is made on this device, once', async () => {
  const { store } = await openProfile();
  const panel = createPanel({
    store,
    health: { readOnly: false, lost: null },
    send: () => Promise.resolve({ ok: true }),
    tab: () => null,
    now: Date.now,
    newId: freshId,
    locale: 'en-GB',
    currency: 'GBP',
    join: () => Promise.resolve({ ok: true }),
    lookUp: () => Promise.resolve('nobody' as const),
    office: NO_OFFICE,
    removeSample: () => Promise.resolve({ ok: true }),
    access: {
      request: () => Promise.resolve(true),
      remove: () => Promise.resolve(),
      allowed: () => Promise.resolve([]),
    },
    learntOwn: { list: () => Promise.resolve([]), count: () => Promise.resolve() },
    watchSiteHealth: () => () => undefined,
    pageReport: () => Promise.resolve(null),
    openBoard: () => undefined,
    insertText: () => Promise.resolve('no-field'),
    everybody: createEverybody({ store, now: Date.now, pause: () => Promise.resolve() }),
    keeping: noKeeping,
    fitters: {
      onDevice: () => Promise.resolve({ ok: false, message: null }),
      onServer: () => Promise.resolve({ ok: false, message: null }),
    },
    siteLabel: () => Promise.resolve(null),
    recordUrl: () => Promise.resolve(null),
  });
  await panel.commands.goWithoutServer();
  const { workspace } = await store.team();
  expect(workspace).toMatchObject({ currency: 'GBP', model: { id: 'reach-to-loyalty' } });
  await expect.poll(() => panel.state.getState().team.stored).toBe(true);
  await panel.commands.goWithoutServer();
  expect((await store.team()).workspace?.id).toBe(workspace?.id);
  panel.stop();
});

test('a lost database is told until somebody signs in', async () => {
  const desk = await openDesk([], { health: { readOnly: false, lost: { unsent: 4 } } });
  await desk.until((state) => state.session !== null && state.health.lost === null);
});

test('why joining failed is told', async () => {
  const desk = await openDesk();
  expect(await desk.panel.commands.join('nonsense', 'Dana')).toEqual({
    ok: false,
    message: 'No server here.',
  });
});

test('what the server refused can be sent again or dropped', async () => {
  const desk = await openDesk(PRIYA);
  const [first, second] = await desk.store.outgoing(desk.clock.now, ALL);
  const rejected = [first, second].map((one) => ({ mid: one?.mid ?? 0, code: 'forbidden' as const }));
  await desk.store.acknowledge(taken(3, 9, rejected), desk.clock.now);
  const { outbox } = await desk.until((state) => state.outbox.rejected.length === 2 && state);
  await desk.panel.commands.settleRejected(outbox.rejected[0]?.mid ?? 0, 'drop');
  await desk.panel.commands.settleRejected(outbox.rejected[1]?.mid ?? 0, 'retry');
  await desk.until((state) => state.outbox.rejected.length === 0 && state.outbox.pending === 1);
  expect(desk.sent).toContainEqual({ type: 'sync' });
});

test('own addresses are kept where they are addresses or domains, and the others are named', async () => {
  const desk = await openDesk();
  const wrong = await desk.panel.commands.setOwn(
    ' Sam@Northwind.example\n@northwind.example;\n\nnot, gmail.com',
  );
  // Customers have addresses at a mail provider as well: its whole domain is nobody's own.
  expect(wrong).toEqual(['not', 'gmail.com']);
  expect((await desk.store.device()).own).toEqual(['sam@northwind.example', 'northwind.example']);
});

test('own addresses that changed reach the pages that are open, and are undone', async () => {
  const desk = await openDesk();
  const told = () => desk.sent.filter(({ type }) => type === 'own-changed').length;
  await desk.panel.commands.setOwn('sam@northwind.example');
  expect(told()).toBe(1);
  expect(desk.panel.state.getState().notice?.text).toBe('Your own addresses are saved');
  await desk.panel.commands.setOwn('sam@northwind.example');
  expect(told()).toBe(1);
  await desk.panel.commands.undo();
  expect((await desk.store.device()).own).toEqual([]);
  expect(told()).toBe(2);
  await desk.panel.commands.addOwn(['northwind.example']);
  expect(told()).toBe(3);
});

test('the margin is set for the team, with what it was before as the base', async () => {
  const desk = await openDesk();
  await desk.panel.commands.setMargin(0.62);
  await desk.until((state) => state.team.workspace.value.margin === 0.62);
});

test('a page that does not answer gets a new script', async () => {
  const asked: PanelMessage[] = [];
  const desk = await openDesk([], {
    send: (message) => {
      asked.push(message);
      return Promise.resolve(message.type === 'look' ? { ok: false, error: 'Nobody there.' } : { ok: true });
    },
  });
  await desk.panel.commands.lookAgain();
  expect(asked).toEqual([
    { type: 'look', tabId: 7 },
    { type: 'read-once', tabId: 7 },
  ]);
});

test('why a page could not be read once is told', async () => {
  const desk = await openDesk([], {
    send: () => Promise.resolve({ ok: false, error: 'Click the button first.' }),
  });
  await desk.panel.commands.readOnce();
  expect(desk.panel.state.getState().problem).toBe('Click the button first.');
  await desk.open(detected());
  expect(desk.panel.state.getState().problem).toBeNull();
});
