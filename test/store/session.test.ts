import type { DeviceSettings, OutboxState, Session, SyncState } from '../../lib/store/store';
import { expect, test } from 'vitest';
import { StoreSignedOutError, StoreUnsentError } from '../../lib/store/errors';
import type { Member, Workspace } from '../../lib/model/workspace';
import { buildWorkspace, idOf } from '../builders';
import { add, ALL, contactRow, note, openProfile, page, PERSON, seen, sessionOf, taken } from './profile';

interface Team {
  workspace: Workspace | null;
  members: Member[];
}

test('the same member with a new token keeps everything', async () => {
  const { store } = await openProfile();
  await store.signIn(sessionOf('Dana'));
  await store.applyPull(page(1, contactRow(1)));
  await store.commit([note()]);
  await store.signIn({ ...sessionOf('Dana'), token: 'another token' });
  expect((await store.session())?.token).toBe('another token');
  expect((await store.person(PERSON))?.interactions).toHaveLength(1);
  expect((await seen<OutboxState>((call) => store.watchOutbox(call))).pending).toBe(1);
});

test.each([
  ['member', sessionOf('Robin')],
  ['workspace', sessionOf('Dana', 'Elsewhere')],
])('while changes are not sent, another %s is refused with a sentence', async (_who, other) => {
  const { store } = await openProfile();
  await store.signIn(sessionOf('Dana'));
  await store.commit([add(), note()]);
  const refused = store.signIn(other);
  await expect(refused).rejects.toBeInstanceOf(StoreUnsentError);
  await expect(refused).rejects.toThrow(
    '2 changes of Dana on this device are not sent yet. Sign in as Dana to send them, or sign out to discard them.',
  );
  expect((await store.session())?.member.name).toBe('Dana');
  expect((await seen<OutboxState>((call) => store.watchOutbox(call))).pending).toBe(2);
});

test('another member begins with nothing of the one before, but for how the browser looks', async () => {
  const { store } = await openProfile();
  await store.signIn(sessionOf('Dana'));
  await store.commit([add()]);
  await store.acknowledge(taken(1, 1), 0);
  await store.saveDevice({ own: ['dana@harbourgoods.example'], theme: 'dark', welcomed: true });
  const { clientId } = await store.position();
  await store.signIn(sessionOf('Robin'));
  expect(await store.person(PERSON)).toBeNull();
  expect(await store.device()).toEqual({ own: [], theme: 'dark', welcomed: true });
  expect(await store.position()).toMatchObject({ epoch: null, cursor: 0 });
  expect((await store.position()).clientId).not.toBe(clientId);
});

test('what was done before anybody signed in goes to the first who does', async () => {
  const { store } = await openProfile();
  await store.commit([add()]);
  await store.signIn(sessionOf('Dana'));
  expect((await seen<OutboxState>((call) => store.watchOutbox(call))).pending).toBe(1);
});

test('who worked alone and joins a team takes the people along, and the team its own settings', async () => {
  const { store } = await openProfile();
  const own = buildWorkspace({ id: idOf(77), name: 'Alone' });
  await store.commit([
    { op: 'patch', kind: 'workspace', id: own.id, fields: own, base: null },
    add(),
    { op: 'patch', kind: 'workspace', id: own.id, fields: { currency: 'CHF' }, base: { currency: 'EUR' } },
    note(),
  ]);
  const named = () => seen<Team>((call) => store.watchWorkspace(call));
  expect((await named()).workspace?.name).toBe('Alone');
  await store.signIn(sessionOf('Dana'));
  expect((await named()).workspace).toBeNull();
  const waiting = await store.outgoing(0, ALL);
  expect(waiting.map(({ mid, kind }) => [mid, kind])).toEqual([
    [1, 'contact'],
    [2, 'interaction'],
  ]);
  const team = buildWorkspace({ id: sessionOf('Dana').workspace.id });
  await store.applyPull(page(1, { kind: 'workspace', id: team.id, seq: 1, deleted: false, data: team }));
  expect((await named()).workspace?.name).toBe('Harbour Goods');
  expect((await store.person(PERSON))?.interactions).toHaveLength(1);
});

test('signing out erases everything, and every page sees it', async () => {
  const { store, again, tables } = await openProfile();
  await store.signIn(sessionOf('Dana'));
  await store.commit([add(), note()]);
  await store.saveDevice({ own: ['dana@harbourgoods.example'], welcomed: true });
  await store.setSyncState({ state: 'synced', at: 1 });
  const other = await again();
  const ended = seen<Session | null>(
    (call) => other.watchSession(call),
    (session) => session === null,
  );
  await store.signOut();
  expect(await ended).toBeNull();
  const left = await tables((db) =>
    Promise.all(db.tables.map(async (table) => [table.name, await table.count()])),
  );
  expect(Object.fromEntries(left)).toMatchObject({
    contacts: 0,
    facts: 0,
    outbox: 0,
    shadows: 0,
    workspaces: 0,
  });
  expect((await tables((db) => db.meta.toCollection().primaryKeys())).sort()).toEqual(['database', 'schema']);
  expect(await store.device()).toEqual({ own: [], theme: 'system', welcomed: false });
});

test('settings of the device are saved one by one and seen by every page', async () => {
  const { store, again } = await openProfile();
  const other = await again();
  const dark = seen<DeviceSettings>(
    (call) => other.watchDevice(call),
    (settings) => settings.theme === 'dark',
  );
  await store.saveDevice({ welcomed: true });
  await store.saveDevice({ theme: 'dark' });
  expect(await dark).toEqual({ own: [], theme: 'dark', welcomed: true });
});

test('how sync stands is seen by every page', async () => {
  const { store, again } = await openProfile();
  const other = await again();
  expect(await seen<SyncState>((call) => other.watchSync(call))).toEqual({ state: 'off' });
  const synced = seen<SyncState>(
    (call) => other.watchSync(call),
    (state) => state.state === 'synced',
  );
  await store.setSyncState({ state: 'synced', at: 5 });
  expect(await synced).toEqual({ state: 'synced', at: 5 });
});

test("what is read for sending is never another session's than the one sync works for", async () => {
  const { store, again } = await openProfile();
  await store.signIn(sessionOf('Dana'));
  await store.commit([note()]);
  await store.position();
  const page = await again();
  await page.signOut();
  await page.signIn(sessionOf('Erik'));
  await page.commit([note({ text: 'By Erik' })]);
  await expect(store.outgoing(0, ALL)).rejects.toThrow(StoreSignedOutError);
  await store.position();
  expect(await store.outgoing(0, ALL)).toHaveLength(1);
  page.close();
});
