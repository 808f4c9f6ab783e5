import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { asides, forgetAside } from '../../server/backup/aside';
import { checkBackup, writeBackup } from '../../server/backup/backup-file';
import { backupLines, type BackupWish } from '../../server/backup/backup-lines';
import { connectPatiently } from '../../server/backup/patient';
import { restore, type RestoreHow } from '../../server/backup/restore';
import type { Database } from '../../server/db/connect';
import { add, contact, create, edit, note, order } from './build';
import { refusal, testServer, type Device, type TestServer } from './team';

let folder: string;
let server: TestServer;
let db: Database;
let number = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sidestage-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  server = await testServer();
  db = await connectPatiently(server.database.adminUrl);
});
afterEach(() => db.close());

const backUp = async (wish: Partial<BackupWish> = {}): Promise<string> => {
  const file = join(folder, `${String((number += 1))}.backup`);
  const what: BackupWish = { now: server.clock.now, workspace: null, content: 'everything', ...wish };
  await writeBackup(file, backupLines(db.pool, what));
  return file;
};
const putBack = (file: string, how: Partial<RestoreHow> = {}) =>
  restore(db, { file }, { replace: true, erased: [], role: 'sidestage_app', now: server.clock.now, ...how });

/** Everything the tables hold, but for what a restore sets anew. */
const tables = async () => {
  const names = ['members', 'devices', 'clients', 'receipts', 'records', 'invites'];
  const read = names.map((name) =>
    db.pool.query<{ row: string }>(`select t::text as row from sidestage.${name} t order by 1`),
  );
  return (await Promise.all(read)).map(({ rows }) => rows.map(({ row }) => row));
};

/** The tables that version 3 had. */
const OF_3 = ['workspaces', 'members', 'devices', 'invites', 'clients', 'records', 'receipts'];

const linesOf = (file: string) => gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
const altered = (lines: string[]) => {
  const file = join(folder, `${String((number += 1))}.backup`);
  writeFileSync(file, gzipSync(`${lines.join('\n')}\n`));
  return file;
};
/** With the checksum and counts put right, as somebody who means it would. */
const forged = (lines: string[], tables?: string[]) => {
  const end = JSON.parse(lines.at(-1) ?? '') as { counts: object };
  const told = Object.entries(end.counts).filter(([name]) => tables?.includes(name) ?? true);
  const rest = lines.slice(0, -1);
  const sha256 = createHash('sha256')
    .update(rest.map((line) => `${line}\n`).join(''))
    .digest('hex');
  return altered([...rest, JSON.stringify({ ...end, counts: Object.fromEntries(told), sha256 })]);
};

async function team(): Promise<Device> {
  const device = await server.join(await server.newTeam());
  const odd = contact({ name: 'Æther "Quote" \\ \u2028 Example', emails: ['odd@customer.example'] });
  await device.push(
    create(odd),
    add('interaction', note(odd.id, { text: 'line\nline\ttab "quoted" 😀' })),
    add('order', order(odd.id)),
  );
  return device;
}

test('what was backed up is back as it was, to the last letter; devices are told by a new epoch', async () => {
  const [one, two] = [await team(), await team()];
  const before = await tables();
  const file = await backUp();
  const later = contact();
  await one.push(create(later));
  expect(await tables()).not.toEqual(before);
  const done = await putBack(file);
  expect(await tables()).toEqual(before);
  expect(done.counts).toMatchObject({ workspaces: 2, members: 2, devices: 2, records: 10 });
  for (const device of [one, two]) {
    expect(await refusal(device.send(device.number([edit(later.id, {})])))).toMatchObject({ code: 'epoch' });
  }
  // The role of the server can work with it, and only as before.
  one.epoch = '';
  expect((await one.request('/v1/sync/pull?cursor=0')).status).toBe(200);
  await expect(server.db.pool.query('truncate sidestage.records')).rejects.toThrow(/permission denied/);
});

test('what was there before is set aside, can be brought back, and can be let go', async () => {
  const device = await team();
  const file = await backUp();
  const later = contact();
  await device.push(create(later));
  const whole = await tables();
  const { aside } = await putBack(file);
  expect(await asides(db)).toEqual([aside]);
  await expect(server.db.pool.query(`select * from sidestage_${String(aside)}.records`)).rejects.toThrow(
    /permission denied/,
  );
  server.clock.now += 1000;
  const how = { replace: true, erased: [], role: 'sidestage_app', now: server.clock.now };
  const second = await restore(db, { aside: aside ?? '' }, how);
  expect(await tables()).toEqual(whole);
  expect((await device.request('/v1/sync/pull?cursor=0')).status).toBe(200);
  await forgetAside(db, second.aside ?? '');
  expect(await asides(db)).toEqual([]);
  await expect(forgetAside(db, 'before_20260101t000000z')).rejects.toThrow('Nothing was set aside as');
});

test('a database in use is not replaced unasked', async () => {
  await team();
  const file = await backUp();
  const before = await tables();
  await expect(putBack(file, { replace: false })).rejects.toThrow(/With --replace/);
  expect(await tables()).toEqual(before);
});

test('a backup goes into an empty database, and one of the version before is brought up to this one', async () => {
  const device = await team();
  const file = await backUp();
  const before = await tables();
  const other = await testServer();
  const into = await connectPatiently(other.database.adminUrl);
  // As version 3 wrote it: without what the migrations since then added.
  const since = linesOf(file).filter(
    (line) => !/^\{"t":/.test(line) || OF_3.some((name) => line.startsWith(`{"t":"${name}"`)),
  );
  const old = since.map((line) =>
    line
      .replace(/"migration":"[^"]+"/, '"migration":"0002-version-3"')
      .replace(/,"(?:erase_key|retention_months|retained_at|closing_at)":null/g, '')
      .replace('"market":null,', ''),
  );
  expect(old.join('\n')).not.toContain('"market":null');
  try {
    await restore(
      into,
      { file: forged(old, OF_3) },
      {
        replace: false,
        erased: [],
        role: 'sidestage_app',
        now: server.clock.now,
      },
    );
    const { rows } = await into.pool.query<{ row: string }>(
      'select t::text as row from sidestage.records t order by 1',
    );
    expect(rows.map(({ row }) => row)).toEqual(before[4]);
    const headers = { authorization: `Bearer ${device.token}` };
    expect((await other.app.request('/v1/sync/pull?cursor=0', { headers })).status).toBe(200);
  } finally {
    await into.close();
  }
});

test('one team is backed up and put back by itself; the others stay as they are', async () => {
  const [one, two] = [await team(), await team()];
  const file = await backUp({ workspace: one.workspaceId });
  expect(linesOf(file).join('\n')).not.toContain(two.workspaceId);
  const [lost, kept] = [contact(), contact()];
  await one.push(create(lost));
  await two.push(create(kept));
  await putBack(file);
  const ids = async (device: Device) => {
    const page = await device.request('/v1/sync/pull?cursor=0');
    return ((await page.json()) as { rows: { id: string }[] }).rows.map(({ id }) => id);
  };
  expect(await ids(one)).not.toContain(lost.id);
  expect(await ids(two)).toContain(kept.id);
  await expect(backUp({ workspace: contact().id })).rejects.toThrow(/There is no team/);
});

test.each<[string, (lines: string[]) => string, RegExp]>([
  ['cut at a line', (lines) => altered(lines.slice(0, -1)), /cut off or was altered/],
  [
    'cut in a line',
    (lines) => {
      const file = altered(lines);
      writeFileSync(file, readFileSync(file).subarray(0, -30));
      return file;
    },
    /cut off or was altered/,
  ],
  ['one letter other', (lines) => altered(lines.map((l) => l.replace('Example', 'Exemple'))), /altered/],
  ['a row less', (lines) => altered(lines.filter((_, at) => at !== 3)), /altered/],
  ['a row twice', (lines) => forged([...lines.slice(0, 3), ...lines.slice(2)]), /altered/],
  ['rows behind the end', (lines) => altered([...lines, lines[2] ?? '']), /altered/],
  [
    'a table that is not known',
    (lines) => forged(lines.map((l) => l.replace('{"t":"receipts"', '{"t":"secrets"'))),
    /altered/,
  ],
  [
    'a value that cannot be',
    (lines) => forged(lines.map((l) => l.replace(/"seq":1,/, '"seq":"x",'))),
    /cannot be/,
  ],
  [
    'of a newer version',
    (lines) => forged(lines.map((l) => l.replace(/"migration":"[^"]+"/, '"migration":"9999-later"'))),
    /newer Sidestage/,
  ],
  [
    'of a newer format',
    (lines) => forged(lines.map((l) => l.replace('"format":1', '"format":2'))),
    /newer Sidestage/,
  ],
  ['another file', () => altered(['hello']), /no backup of a Sidestage server/],
  ['an empty file', () => altered(['']), /no backup/],
  [
    'no gzip',
    () => {
      const file = altered([]);
      writeFileSync(file, 'hello');
      return file;
    },
    /cut off or was altered/,
  ],
  ['a line without an end', () => altered([`{"sidestage":"${'x'.repeat(17 * 1024 * 1024)}`]), /altered/],
])('a backup is refused whole: %s', async (_what, change, said) => {
  await team();
  const file = await backUp();
  const before = await tables();
  await expect(putBack(change(linesOf(file)))).rejects.toThrow(said);
  expect(await tables()).toEqual(before);
  expect(await asides(db)).toEqual([]);
});

test('a file that is there is not written over, and a broken off backup leaves none', async () => {
  await team();
  const file = await backUp();
  await expect(
    writeBackup(file, backupLines(db.pool, { now: 0, workspace: null, content: 'everything' })),
  ).rejects.toThrow(/is there already/);
  const half = join(folder, 'half.backup');
  const broken = async function* () {
    yield 'one line\n';
    await Promise.reject(new Error('the database went away'));
  };
  await expect(writeBackup(half, broken())).rejects.toThrow('the database went away');
  await expect(checkBackup(half)).rejects.toThrow('There is no file');
});
