import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Addresses of a database made for one test file: with every migration, and empty. */
export interface TestDatabase {
  /** As the role that owns nothing. */
  url: string;
  /** As the owner, a superuser. */
  adminUrl: string;
}

/** One PostgreSQL serves the run: whichever file comes first starts it, and it ends with the run's process. */
async function sharedPostgres(): Promise<TestDatabase> {
  const folder = join(tmpdir(), `sidestage-test-${String(process.ppid)}`);
  const log = join(folder, 'keeper.log');
  if (makeFolder(folder)) {
    const tsx = fileURLToPath(import.meta.resolve('tsx/cli'));
    const keeper = fileURLToPath(new URL('keeper.ts', import.meta.url));
    const output = openSync(log, 'a');
    spawn(process.execPath, [tsx, keeper, folder, String(process.ppid)], {
      detached: true,
      stdio: ['ignore', output, output],
    }).unref();
  }
  for (let tries = 0; tries < 1200; tries += 1) {
    const ready = join(folder, 'ready.json');
    if (existsSync(ready)) return JSON.parse(readFileSync(ready, 'utf8')) as TestDatabase;
    await sleep(50);
  }
  throw new Error(`PostgreSQL did not start for the tests: ${readFileSync(log, 'utf8')}`);
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch {
    return false; // another file was faster
  }
}

/** Makes a database of its own on the run's PostgreSQL. */
export async function testDatabase(): Promise<TestDatabase> {
  const { url, adminUrl } = await sharedPostgres();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: adminUrl.replace('DATABASE', 'postgres') });
  await client.connect();
  // One copy at a time: the one that is copied must not be in use.
  await client.query('select pg_advisory_lock(1)');
  await client.query(`create database ${name} template sidestage`);
  await client.end();
  return { url: url.replace('DATABASE', name), adminUrl: adminUrl.replace('DATABASE', name) };
}
