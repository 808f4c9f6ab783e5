import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Migrator, type Migration } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../server/db/connect';
import { inWorkspace } from '../../server/db/in-workspace';
import { sql } from '../../server/db/kysely';
import { migrate, missingMigrations } from '../../server/db/migrate';
import * as first from '../../server/db/migrations/0001-first';
import * as version3 from '../../server/db/migrations/0002-version-3';
import { startEmbedded, type EmbeddedPostgres } from '../../server/embedded/embedded';
import { startServer } from '../../server/main';
import { refusalOf } from '../../server/refusal';
import { contact, create, edit } from './build';
import { testDatabase, type TestDatabase } from './database';
import { Events, within } from './events';
import { dropFolder, HttpClient, openFolder } from './running';
import { testServer, type Device, type TestServer } from './team';

const SLOW = { timeout: 120_000 };

describe('transactions that hit another one', () => {
  let server: TestServer;
  let device: Device;
  beforeAll(async () => {
    server = await testServer();
    device = await server.join(await server.newTeam());
  });

  /** A connection that row-level security does not bind. */
  async function admin(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: server.database.adminUrl });
    await client.connect();
    return client;
  }

  const isWaiting = async (client: pg.Client) => {
    const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    while ((await client.query(waiting)).rowCount === 0) await sleep(10);
  };

  test('40P01: a push that is the victim of a deadlock is done again, once', SLOW, async () => {
    const people = [contact(), contact()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const [one, two] = people.map(({ id }) => id) as [string, string];
    await device.push(...people.map((person) => create(person)));
    const [other, watch] = [await admin(), await admin()];
    const lock = 'select from sidestage.records where id = $1 for update';
    await other.query('begin');
    // Whoever waits first looks for a deadlock first: the push shall be the one that gives way.
    await other.query(`set local deadlock_timeout = '20s'`);
    await other.query(lock, [two]);
    const pushed = device.push(edit(one, { title: 'First' }), edit(two, { title: 'Second' }));
    await isWaiting(watch);
    await other.query(lock, [one]); // until the push gave way
    await other.query('commit');
    expect((await pushed).rejected).toEqual([]);
    const deadlocks = `select from pg_stat_database where datname = current_database() and deadlocks > 0`;
    while ((await watch.query(deadlocks)).rowCount === 0) await sleep(50); // it was one
    const state = await device.state();
    expect([one, two].map((id) => state.get(id)?.data)).toMatchObject([
      { title: 'First' },
      { title: 'Second' },
    ]);
    await other.end();
    await watch.end();
  });

  test('40001: a transaction that cannot be put in line is done again', async () => {
    let attempts = 0;
    const bump = () =>
      inWorkspace(server.db, device.workspaceId, async (trx) => {
        attempts += 1;
        await sql`set transaction isolation level repeatable read`.execute(trx);
        await trx.selectFrom('workspaces').select('name').execute(); // its view of the data begins here
        await sleep(100);
        await sql`update sidestage.workspaces set purged_seq = purged_seq + 1 where workspace_id = ${device.workspaceId}::uuid`.execute(
          trx,
        );
      });
    await Promise.all([bump(), bump(), bump()]);
    expect(attempts).toBeGreaterThan(3);
    const { rows } = await inWorkspace(server.db, device.workspaceId, (trx) =>
      sql<{ purged_seq: number }>`select purged_seq from sidestage.workspaces`.execute(trx),
    );
    expect(rows).toEqual([{ purged_seq: 3 }]);
    await inWorkspace(server.db, device.workspaceId, (trx) =>
      trx
        .updateTable('workspaces')
        .set({ purged_seq: 0 })
        .where('workspace_id', '=', device.workspaceId)
        .execute(),
    );
  });

  test('one that never gets through is answered 503: the same request may succeed later', () => {
    for (const code of ['40001', '40P01'])
      expect(refusalOf(Object.assign(new Error(''), { code })).code).toBe('unavailable');
  });
});

describe('migrations', () => {
  let database: TestDatabase;
  let client: pg.Client;
  const made: Database[] = [];
  beforeAll(async () => {
    database = await testDatabase();
    client = new pg.Client({ connectionString: database.adminUrl });
    await client.connect();
  });
  afterAll(async () => {
    for (const db of made) await db.close();
    await client.end();
  });

  /** An empty database, as its owner. */
  async function empty(name: string): Promise<{ admin: () => Database; app: () => Database }> {
    const full = `${name}_${new URL(database.url).pathname.slice(-8)}`;
    await client.query(`create database ${full}`);
    const at = (url: string, max: number) => () => {
      const address = new URL(url);
      address.pathname = `/${full}`;
      const db = connect(address.href, { max });
      made.push(db);
      return db;
    };
    return { admin: at(database.adminUrl, 1), app: at(database.url, 4) };
  }

  const role = () => decodeURIComponent(new URL(database.url).username);

  test('several servers that start at once run each of them once', SLOW, async () => {
    const { admin } = await empty('together');
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        const db = admin();
        await migrate(db, role());
        await db.close();
      }),
    );
    const db = admin();
    const { rows } = await sql<{ name: string }>`select name from sidestage_meta.kysely_migration`.execute(
      db.queries,
    );
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(await missingMigrations(db)).toBe(0);
  });

  test(
    'while the version before serves: nobody is kept waiting behind a lock, and what is under way ends first',
    SLOW,
    async () => {
      const { admin, app } = await empty('serving');
      const before = admin();
      const known: Record<string, Migration> = { '0001-first': first, '0002-version-3': version3 };
      await before.queries.schema.createSchema('sidestage').execute();
      await new Migrator({
        db: before.queries.withoutPlugins(),
        provider: { getMigrations: () => Promise.resolve(known) },
        migrationTableSchema: 'sidestage_meta',
      }).migrateToLatest();
      await sql.raw(`grant usage on schema sidestage to ${role()}`).execute(before.queries);
      await sql.raw(`grant all on all tables in schema sidestage to ${role()}`).execute(before.queries);
      await before.close();

      const serving = app();
      const long = await serving.pool.connect();
      await long.query('begin; select from sidestage.records'); // a reader that takes its time
      const migrating = migrate(admin(), role());
      let asked = 0;
      const [until, waits] = [Date.now() + 3000, [] as number[]];
      while (Date.now() < until) {
        const began = performance.now();
        await serving.pool.query('select from sidestage.records limit 1');
        waits.push(performance.now() - began);
        asked += 1;
        await sleep(20);
      }
      expect(asked).toBeGreaterThan(1);
      await long.query('commit');
      long.release();
      await migrating;
      expect(await missingMigrations(serving)).toBe(0);
    },
  );

  test('a server of the version before starts again on a database that is newer', SLOW, async () => {
    const insert = `insert into sidestage_meta.kysely_migration values ('9999-of-the-next-version', now()::text)`;
    await client.query(insert);
    const { url: databaseUrl, adminUrl } = database;
    const server = await startServer({ port: 0, databaseUrl, adminUrl, log: () => undefined });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await server.stop();
  });

  test('only add: what the version before reads and writes stays where it is', () => {
    const folder = new URL('../../server/db/migrations/', import.meta.url);
    const files = readdirSync(folder).sort();
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      expect(text, file).not.toMatch(
        /\b(drop (table|column|constraint)|rename (to|column)|alter column \w+ (type|set not null)|set data type)\b/i,
      );
    }
  });
});

describe('a restart of the database under a server', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    folder = await openFolder();
    postgres = await startEmbedded({ dataDir: folder, log: () => undefined });
  });
  afterAll(async () => {
    await postgres.stop();
    dropFolder(folder);
  });

  test('answers 503 meanwhile, goes on after its return, and streams hear again', SLOW, async () => {
    const [databaseUrl, adminUrl] = [postgres.url(), postgres.adminUrl()];
    const server = await startServer({ port: 0, databaseUrl, adminUrl, log: () => undefined });
    try {
      const client = await HttpClient.join(await server.invite(['lead']));
      const headers = { authorization: `Bearer ${client.token}` };
      const events = new Events(await fetch(`${server.url}/v1/sync/live`, { headers }));
      await events.next();
      const before = postgres.pid();
      process.kill(before, 'SIGINT'); // what `pg_ctl restart -m fast` sends; it is started again at once
      const statuses = new Set<number>();
      for (let isOver = false; !isOver;) {
        await sleep(10);
        const [answer, ready] = await Promise.all([
          fetch(`${server.url}/v1/sync/pull`, { headers }),
          fetch(`${server.url}/readyz`),
        ]);
        await Promise.all([answer.text(), ready.text()]);
        statuses.add(answer.status).add(ready.status);
        if (answer.status === 503) expect(answer.headers.get('retry-after')).toBe('2');
        isOver = postgres.pid() !== before && answer.status === 200 && ready.status === 200;
      }
      expect([...statuses].sort()).toEqual([200, 503]);
      const person = contact();
      const reply = await client.push([create(person)]);
      await within(
        10_000,
        (async () => {
          while ((await events.next()) !== reply?.seq);
        })(),
      );
      expect((await client.pull()).map(({ id }) => id)).toContain(person.id);
      await events.stop();
    } finally {
      await server.stop();
    }
  });
});
