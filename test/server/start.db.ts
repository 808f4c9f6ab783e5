import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type ServerOptions } from '../../server/main';
import { StartError } from '../../server/start-error';
import { testDatabase, type TestDatabase } from './database';
import { dropFolder, openFolder, runServe } from './running';

let database: TestDatabase;
let folder: string;
let admin: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  folder = await openFolder();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  dropFolder(folder);
});

/** Starts what cannot start and returns the sentence that says why. */
async function whyNot(options: Partial<ServerOptions>): Promise<string> {
  const error: unknown = await startServer({ port: 0, log: () => undefined, ...options }).then(
    async (server) => server.stop(),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartError);
  const { message } = error as StartError;
  expect(message).toMatch(/^[^\n]{20,400}$/);
  return message;
}

function changed(url: string, change: (url: URL) => void): string {
  const parsed = new URL(url);
  change(parsed);
  return parsed.href;
}

describe("a database of one's own", () => {
  test('serves like the embedded one', async () => {
    const server = await startServer({ port: 0, databaseUrl: database.url, log: () => undefined });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(server.bootstrapLink).toMatch(/\/join#[\w.-]+$/);
    await server.stop();
    await expect(fetch(`${server.url}/readyz`)).rejects.toThrow();
  });

  test('that does not answer, or is called wrong, is said so, without the password', async () => {
    const secret = new URL(database.url).password;
    const probe = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<AddressInfo>((resolve) =>
      probe.once('listening', () => resolve(probe.address() as AddressInfo)),
    );
    probe.close();
    const refused = await whyNot({ databaseUrl: changed(database.url, (url) => (url.port = String(port))) });
    expect(refused).toMatch(new RegExp(`No database answers at 127.0.0.1:${String(port)}.*DATABASE_URL`));
    const password = await whyNot({ databaseUrl: changed(database.url, (url) => (url.password = 'wrong')) });
    expect(password).toMatch(/refuses the password of "sidestage_app"/);
    const name = await whyNot({ databaseUrl: changed(database.url, (url) => (url.pathname = '/nothing')) });
    expect(name).toMatch(/There is no database "nothing"/);
    const host = await whyNot({ databaseUrl: changed(database.url, (url) => (url.hostname = 'db.invalid')) });
    expect(host).toMatch(/There is no host called db\.invalid|cannot be reached/);
    for (const text of ['', 'localhost', 'mysql://a:b@localhost/c', 'postgresql://localhost/x']) {
      expect(await whyNot({ databaseUrl: text })).toMatch(/DATABASE_URL is no address of a database/);
    }
    for (const sentence of [refused, password, name, host]) expect(sentence).not.toContain(secret);
  });

  test('is refused as a superuser, as the owner, and as a member of the owner', async () => {
    expect(await whyNot({ databaseUrl: database.adminUrl })).toMatch(
      /"sidestage_owner" of DATABASE_URL is a superuser/,
    );
    const name = new URL(database.url).pathname.slice(1);
    const role = async (role: string, more: string) => {
      await admin.query(`create role ${role} login password 'test' ${more}`);
      return changed(database.url, (url) => {
        url.username = role;
        url.password = 'test';
      });
    };
    const tag = name.slice(-8);
    const bypass = await role(`bypass_${tag}`, 'bypassrls');
    expect(await whyNot({ databaseUrl: bypass })).toMatch(/bypasses row-level security/);
    const owner = await role(`owner_${tag}`, '');
    await admin.query(`alter table sidestage.records owner to owner_${tag}`);
    expect(await whyNot({ databaseUrl: owner })).toMatch(/owns the tables/);
    const member = await role(`member_${tag}`, `in role owner_${tag}`);
    expect(await whyNot({ databaseUrl: member })).toMatch(/owns the tables/);
    await admin.query(`alter table sidestage.records owner to sidestage_owner`);
    await admin.query(`drop role member_${tag}; drop role owner_${tag}; drop role bypass_${tag}`);
  });

  test("without our tables asks for the owner's address, and is prepared by it", async () => {
    const empty = `empty_${new URL(database.url).pathname.slice(-8)}`;
    await admin.query(`create database ${empty}`);
    const to = (url: string) => changed(url, (one) => (one.pathname = `/${empty}`));
    expect(await whyNot({ databaseUrl: to(database.url) })).toMatch(/set DATABASE_ADMIN_URL/);
    const unprivileged = await whyNot({ databaseUrl: to(database.url), adminUrl: to(database.url) });
    expect(unprivileged).toMatch(/use a role that owns the database/);
    const options = {
      port: 0,
      databaseUrl: to(database.url),
      adminUrl: to(database.adminUrl),
      log: () => undefined,
    };
    const both = await Promise.all([startServer(options), startServer(options)]); // two at once
    expect(both[0].workspaceId).toBe(both[1].workspaceId);
    for (const server of both) await server.stop();
  });

  test('a role that does not exist is named', async () => {
    const databaseUrl = changed(database.url, (url) => (url.username = 'nobody_here'));
    expect(await whyNot({ databaseUrl, adminUrl: database.adminUrl })).toMatch(
      /"nobody_here" does not exist/,
    );
  });
});

describe('the port', () => {
  test('in use is said before anything is started', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<AddressInfo>((resolve) =>
      other.once('listening', () => resolve(other.address() as AddressInfo)),
    );
    const dataDir = join(folder, 'never');
    expect(await whyNot({ port, dataDir })).toMatch(new RegExp(`Port ${String(port)} is in use: .*--port`));
    other.close();
  });
});

describe('the data folder', () => {
  test('that is a file', async () => {
    const dataDir = join(folder, 'file');
    writeFileSync(dataDir, 'x');
    expect(await whyNot({ dataDir })).toMatch(/is a file or holds other things.*--data/);
  });

  test('of another PostgreSQL', async () => {
    const dataDir = join(folder, 'old');
    mkdirSync(join(dataDir, 'postgresql'), { recursive: true });
    writeFileSync(join(dataDir, 'postgresql', 'PG_VERSION'), '12\n');
    expect(await whyNot({ dataDir })).toMatch(/was made by PostgreSQL 12, and this is \d+/);
  });

  test('with a database whose passwords are gone', async () => {
    const dataDir = join(folder, 'lost');
    mkdirSync(join(dataDir, 'postgresql'), { recursive: true });
    writeFileSync(join(dataDir, 'postgresql', 'PG_VERSION'), '18\n');
    expect(await whyNot({ dataDir })).toMatch(/passwords of the database are missing/);
    writeFileSync(join(dataDir, 'passwords.json'), '{"owner":');
    expect(await whyNot({ dataDir })).toMatch(/passwords of the database .* are damaged/);
  });

  test('that is closed to the one who must write it', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const asRoot = process.getuid?.() === 0;
    if (!asRoot) chmodSync(closed, 0o500);
    expect(await whyNot({ dataDir: join(closed, 'data') })).toMatch(
      asRoot ? /does not run as root.*cannot enter .*--data/ : /cannot be written.*--data/,
    );
  });

  test.runIf(process.platform === 'linux')(
    'that does not exist in a place where none can be made',
    async () => {
      expect(await whyNot({ dataDir: '/proc/sidestage' })).toMatch(/data folder|cannot/);
    },
  );
});

test('the command says one sentence and ends with 1, without a stack', async () => {
  for (const [options, sentence] of [
    [['--port', 'many'], /--port must be a number/],
    [['--colour'], /Unknown option '--colour'/],
    [['--data', join(folder, 'file'), '--port', '0'], /is a file or holds other things/],
  ] as const) {
    const ended = await runServe([...options]);
    expect(ended.child.exitCode).toBe(1);
    expect(ended.output()).toMatch(sentence);
    expect(ended.output().trim()).not.toMatch(/\n\s+at /);
  }
  const wrong = await runServe(['--port', '0'], { DATABASE_URL: 'postgresql://a:b@127.0.0.1:1/x' });
  expect(wrong.child.exitCode).toBe(1);
  expect(wrong.output().trim()).toMatch(/^No database answers at 127\.0\.0\.1:1: .* \(DATABASE_URL\)$/);
});
