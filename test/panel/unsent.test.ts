import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import type { EnteredKind } from '../../lib/model/entered-figure';
import type { TeamRecordBody } from '../../lib/model/team-record';
import type { Mutation } from '../../lib/model/wire';
import { changeWords } from '../../lib/panel/change-words';
import { sendingProgress, syncStatus, toSendSince } from '../../lib/panel/sync-status';
import { teamOf } from '../../lib/panel/team';
import { undoOfChange, unsentGroups, unsentJson, unsentText } from '../../lib/panel/unsent';
import type { SyncTrouble } from '../../lib/store/store';
import { buildContact, buildWorkspace, idOf, NOW } from '../builders';
import { add, move, sessionOf } from '../store/profile';
import { openDesk } from './desk';

const team = teamOf({ workspace: buildWorkspace(), members: [{ id: idOf(2), name: 'Bea', roles: ['rep'] }] });
const how = { team, me: null, locale: 'en-GB', now: NOW };
type Patch = Extract<Mutation, { op: 'patch'; kind: 'contact' }>;
const patch = (fields: Patch['fields'], base: Patch['base']): Mutation => ({
  mid: 1,
  uuid: idOf(5),
  recordId: idOf(100),
  ageMs: 0,
  op: 'patch',
  kind: 'contact',
  fields,
  base,
});

const REMOVAL: Mutation = {
  mid: 1,
  uuid: idOf(5),
  recordId: idOf(100),
  ageMs: 0,
  op: 'delete',
  kind: 'contact',
};

const entered = (what: EnteredKind, amount: number, currency: string | null): TeamRecordBody => {
  return { is: 'entered', what, from: 20_000, to: 20_030, amount, currency, source: '' };
};

describe('a change in plain words', () => {
  test.each([
    ['Title: nothing → Buyer', { title: 'Buyer' }, { title: null }],
    ['Owner: nobody → Bea', { owner: idOf(2) }, { owner: null }],
    ['Do not contact: no → yes', { doNotContact: true }, { doNotContact: false }],
    [
      'Addresses: a@x.test → a@x.test, b@x.test',
      { emails: ['a@x.test', 'b@x.test'] },
      { emails: ['a@x.test'] },
    ],
    ['Title: kept Buyer', { title: 'Buyer' }, { title: 'Buyer' }],
    ['Added', { name: 'Ana Example' }, null],
  ])('%s', (title, fields, base) => {
    expect(changeWords(patch(fields, base), buildContact(), how).title).toBe(title);
  });

  test.each<[string, string | null, TeamRecordBody | undefined]>([
    ['View kept', 'Mine', { is: 'view', filter: {}, sort: { by: 'name', down: false }, columns: [] }],
    ['Figure entered', 'Website visits: 1,200', entered('visits', 1200, null)],
    ['Figure entered', 'Spent on acquisition: €12.50', entered('acquisition-spend', 1250, 'EUR')],
    ['Goal set', null, { is: 'goal', metric: 'nps', value: 40 }],
    ['Note on a metric', 'Prices rose.', { is: 'remark', metric: 'nps', day: 20_000, text: 'Prices rose.' }],
  ])('what a team keeps together: %s, %s', (title, detail, body) => {
    const fields = { id: idOf(7), by: null, at: NOW, shared: true, label: 'Mine', body };
    const mutation = { ...REMOVAL, op: 'patch', kind: 'team-record', fields, base: null } as Mutation;
    expect(changeWords(mutation, null, how)).toEqual({ title, detail });
  });

  test('several fields of one edit are a line each', () => {
    const words = changeWords(patch({ title: 'Buyer', company: 'Acme' }, {}), buildContact(), how);
    expect([words.title, words.detail]).toEqual(['Title: Buyer', 'Company: Acme']);
  });
});

describe('what is not sent', () => {
  async function atWork() {
    const desk = await openDesk([add(), add({ id: idOf(101), name: 'Ana Example' })]);
    const changes: Change[] = [
      move('acquisition', { id: idOf(201), contactId: idOf(100), at: NOW - 2 }),
      move('conversion', { id: idOf(202), contactId: idOf(101), at: NOW - 1, from: 'reach' }),
    ];
    await desk.store.commit(changes);
    return desk;
  }

  test('is grouped by person, whoever was last first, and found by words of all that is said', async () => {
    const desk = await atWork();
    const { changes } = await desk.panel.commands.allUnsent();
    const groups = unsentGroups(changes, { ...how, team: desk.panel.state.getState().team });
    expect(groups.slice(0, 2).map(({ name }) => name)).toEqual(['Ana Example', 'Priya Raman']);
    expect(groups[0]?.rows[0]?.title).toMatch(/^Stage: .+ → Conversion$/);
    const found = unsentGroups(changes, { ...how, team: desk.panel.state.getState().team }, 'ana conver');
    expect(found.map(({ rows }) => rows.length)).toEqual([1]);
    expect(unsentGroups(changes, how, 'nobody of that name')).toEqual([]);
  });

  test('is copied as text, the oldest first, and as JSON with all its fields', async () => {
    const desk = await atWork();
    const all = await desk.panel.commands.allUnsent();
    const text = unsentText(all, how).trim().split('\n');
    expect(text[0]).toBe(`Not sent yet (${String(all.total)})`);
    expect(text.at(-1)).toMatch(/Ana Example: Stage: .+ → Conversion$/);
    const json = JSON.parse(unsentJson(all, NOW)) as { changes: { person: object; fields: object }[] };
    expect(json.changes.at(-1)).toMatchObject({
      person: { name: 'Ana Example' },
      fields: { to: 'conversion' },
    });
  });

  test('is taken back as its ordinary undo does, and then says so', async () => {
    const desk = await atWork();
    const { changes } = await desk.panel.commands.allUnsent();
    const [latest] = changes;
    if (latest === undefined) throw new Error('nothing waits');
    expect(await desk.panel.commands.takeBackUnsent(latest)).toBeNull();
    const after = await desk.panel.commands.allUnsent();
    const rows = unsentGroups(after.changes, how).flatMap((group) => group.rows);
    expect(rows.find(({ n }) => n === latest.n)?.undone).toBe(true);
    expect(rows[0]?.title).toMatch(/\(undo\)$/);
  });

  test('says why it cannot be taken back', async () => {
    const contact = buildContact({ title: 'Changed again' });
    const one = { n: 1, at: NOW, contact };
    expect(undoOfChange({ ...one, mutation: patch({ title: 'Buyer' }, { title: null }) })).toBe(
      'It was changed again since: take back the later change first.',
    );
    expect(undoOfChange({ ...one, mutation: patch({ title: 'Changed again' }, { title: null }) })).toEqual({
      kind: 'fields',
      contactId: idOf(100),
      fields: { title: null },
    });
    const desk = await openDesk([add(), move('reach', { from: null, contactId: idOf(100) })]);
    const [first] = (await desk.panel.commands.allUnsent()).changes;
    expect(first === undefined ? null : undoOfChange(first)).toMatch(
      /^The first stage belongs to the person/,
    );
    expect(undoOfChange({ ...one, mutation: REMOVAL })).toMatch(/cannot be brought back/);
  });
});

describe('how the sync stands', () => {
  const known = {
    health: { readOnly: false, lost: null },
    session: sessionOf('Dana'),
    syncedAt: NOW,
    outbox: { pending: 3, rejected: [] },
    team,
  };

  test('each trouble has its own title and what to do', () => {
    const troubles: SyncTrouble[] = [
      'portal',
      'busy',
      'server',
      'version',
      'signed-out',
      'not-allowed',
      'storage',
    ];
    const told = troubles.map((trouble) => {
      const sync = { state: 'error', message: 'So it is.', trouble, since: NOW, retryAt: null } as const;
      return syncStatus({ ...known, sync });
    });
    expect(new Set(told.map(({ title }) => title)).size).toBe(troubles.length);
    for (const { says, todo } of told) expect([says, todo === null]).toEqual(['So it is.', false]);
    const offline = syncStatus({ ...known, sync: { state: 'offline', since: NOW, retryAt: NOW + 9000 } });
    expect(offline).toMatchObject({ title: 'Offline', retryAt: NOW + 9000 });
  });

  test('many changes tell how far they are; what is added meanwhile counts', () => {
    let of = toSendSince({ of: 0, pending: 0 }, 10_000);
    of = toSendSince({ of, pending: 10_000 }, 5800);
    expect(sendingProgress(5800, of)).toEqual({ sent: 4200, of: 10_000 });
    of = toSendSince({ of, pending: 5800 }, 5801);
    expect(sendingProgress(5801, of)).toEqual({ sent: 4200, of: 10_001 });
    expect(toSendSince({ of, pending: 10 }, 0)).toBe(0);
    expect(sendingProgress(3, 3)).toBeNull();
  });
});
