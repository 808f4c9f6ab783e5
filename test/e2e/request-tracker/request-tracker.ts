/*
 * A real Request Tracker for end-to-end tests, with seeded tickets.
 *
 * What a test needs to know of its pages (version 5):
 * - A ticket is `Ticket/Display.html?id=<id>`, the form to answer with `Ticket/Update.html?id=<id>`, a user
 *   `User/Summary.html?id=<user>`, a search `Search/Results.html?Query=<query>`, the first page `/`.
 * - People of a ticket stand in `.ticket-info-people`, one row a role; people who may not sign in are shown as
 *   `Name <address>`, colleagues by their login.
 * - The address of whoever is signed in is nowhere in the page: the user types it in the options.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { Keeper, shows } from '../keeper';
import { freePort } from '../server-process';
import { handOver, runAs, serverAccount } from '../unprivileged';
import { ensureRequestTracker, INSTALLED } from './packages';
import { DANA, OWN, TICKETS } from './seeded-tickets';
import { environment, type Place, siteConfig } from './site-config';

/** A running Request Tracker; `stop` ends its processes and removes its folder. */
export interface RequestTracker {
  /** Ends with a slash. */
  url: string;
  /** The id of a user by address. */
  userId(address: string): number;
  /** Signs the page in. */
  login(page: Page): Promise<void>;
  stop(): Promise<void>;
}

const account = serverAccount();
const password = randomBytes(9).toString('hex');

/** Starts a Request Tracker of its own on a free loopback port. @throws Error with the servers' logs. */
export async function startRequestTracker(): Promise<RequestTracker> {
  const packages = ensureRequestTracker();
  if (!packages.ok) throw new Error(packages.reason);
  // Not the system's temp folder: as root that may lie in a home that the unprivileged account cannot enter.
  const place = { folder: mkdtempSync('/tmp/sidestage-rt-'), port: await freePort() };
  let ids: Record<string, number>;
  try {
    ids = prepare(place);
  } catch (error) {
    rmSync(place.folder, { recursive: true, force: true });
    throw error;
  }
  const url = `http://127.0.0.1:${String(place.port)}/`;
  const keeper = new Keeper({
    folder: place.folder,
    account,
    env: environment(place),
    isServing: () => shows(url, 'name="user"'),
  });
  try {
    await keeper.waitUntilServing();
  } catch (error) {
    await keeper.stop();
    throw error;
  }
  return {
    url,
    userId: (address) => ids[address] ?? 0,
    async login(page) {
      await page.goto(url);
      await page.locator('input[name="user"]').fill('sam');
      await page.locator('input[name="pass"]').fill(password);
      await page.locator('input[name="pass"]').press('Enter');
      await page.getByText('Logged in as').first().waitFor();
    },
    stop: () => keeper.stop(),
  };
}

/** Makes the folder ready: configuration, database, tickets. Returns the id of each user by address. */
function prepare(place: Place): Record<string, number> {
  const { folder } = place;
  for (const name of ['config.d', 'log', 'mason', 'sessions', 'var']) mkdirSync(`${folder}/${name}`);
  writeFileSync(`${folder}/RT_SiteConfig.pm`, siteConfig(place));
  writeFileSync(`${folder}/servers.sh`, serversScript(place));
  copyFileSync(fileURLToPath(new URL('seed.pl', import.meta.url)), `${folder}/seed.pl`);
  handOver(folder, account);
  run(place, [INSTALLED.setup, '--action', 'init', '--skip-create']);
  return JSON.parse(run(place, [`${folder}/seed.pl`], JSON.stringify(seed()))) as Record<string, number>;
}

function serversScript({ port }: Place): string {
  return `${INSTALLED.perl} ${INSTALLED.server} --host 127.0.0.1 --port ${String(port)} --max-workers 4 </dev/null &
pids=$!
`;
}

function seed(): object {
  return {
    user: { login: 'sam', name: 'Sam Ortiz', address: OWN, password },
    colleagues: [{ login: 'dana', name: 'Dana Price', address: DANA, password }],
    support: 'support@repco.test',
    comments: 'support-comment@repco.test',
    tickets: TICKETS.map(({ expect: _expect, ...ticket }) => ({ cc: [], ...ticket })),
  };
}

/** Runs one of Request Tracker's programs in a place; returns what it printed. */
function run(place: Place, command: string[], input = ''): string {
  const done = spawnSync(INSTALLED.perl, command, {
    cwd: place.folder,
    input,
    encoding: 'utf8',
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', ...environment(place) },
    ...runAs(account),
  });
  if (done.status !== 0)
    throw new Error(`Request Tracker could not be prepared: ${done.stdout}${done.stderr}`);
  return done.stdout;
}
