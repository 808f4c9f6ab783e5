import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../server/embedded/postmaster';
import { ensurePackages } from '../e2e/debian-packages';
import { contact, create } from './build';
import { testDatabase } from './database';
import { Events, within } from './events';
import {
  dropFolder,
  HttpClient,
  invitedLink,
  kill,
  openFolder,
  runServe,
  stop,
  type ServerProcess,
} from './running';

const NGINX = '/usr/sbin/nginx';
const packages = ensurePackages('the balancer', { 'nginx-light': () => existsSync(NGINX) });
const why = packages.ok ? '' : ` (skipped: ${packages.reason})`;
const CONFIG = new URL('../../docs/compose/nginx.conf', import.meta.url);
const TOKEN = 'a-token-of-the-operator';
const SLOW = { timeout: 120_000 };

// What docs/compose starts in containers, as processes: two servers on one PostgreSQL, and nginx with the very same file.
describe.runIf(packages.ok)(`two servers behind a balancer${why}`, () => {
  let folder: string;
  let nginx: ChildProcess | null = null;
  let url: string;
  let nodes: ServerProcess[] = [];
  let env: Record<string, string>;
  let link: string;

  const node = (port: number) => runServe(['--port', String(port), '--invite', '--role', 'lead'], env);
  const portOf = ({ url: at }: ServerProcess) => Number(new URL(at).port);

  beforeAll(async () => {
    folder = await openFolder();
    const database = await testDatabase();
    const port = await freePort();
    url = `http://127.0.0.1:${String(port)}`;
    env = {
      DATABASE_URL: database.url,
      DATABASE_ADMIN_URL: database.adminUrl,
      SIDESTAGE_ORIGIN: url,
      SIDESTAGE_METRICS_TOKEN: TOKEN,
      SIDESTAGE_LIMITS: 'off', // one device writes as fast as it can
    };
    nodes = await Promise.all([node(0), node(0)]);
    link = await invitedLink(nodes[0] as ServerProcess);
    const [one, two] = nodes.map(portOf);
    const text = readFileSync(CONFIG, 'utf8')
      .replace('node-1:8787', `127.0.0.1:${String(one)}`)
      .replace('node-2:8787', `127.0.0.1:${String(two)}`)
      .replace('listen 8080', `listen 127.0.0.1:${String(port)}`);
    writeFileSync(join(folder, 'site.conf'), text);
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/nginx.pid; error_log stderr crit; events {} http { access_log off;
        ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
        include ${folder}/site.conf; }`,
    );
    mkdirSync(join(folder, 'logs'));
    nginx = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const isUp = () =>
      fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    while (!(await isUp())) await sleep(50);
  }, 120_000);
  afterAll(async () => {
    for (const one of nodes)
      if (one.child.exitCode === null && one.child.signalCode === null) await stop(one);
    if (nginx !== null) {
      const ended = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await ended;
    }
    dropFolder(folder);
  });

  test('a team of three joins, and each hears through it what another did', SLOW, async () => {
    expect(link.startsWith(`${url}/join#`)).toBe(true);
    const client = await HttpClient.join(link);
    const headers = { authorization: `Bearer ${client.token}` };
    // More streams than nodes: some are at the other node than the push.
    const streams = await Promise.all(
      Array.from({ length: 4 }, async () => new Events(await fetch(`${url}/v1/sync/live`, { headers }))),
    );
    for (const stream of streams) await stream.next();
    const reply = await client.push([create(contact())]);
    await within(
      10_000,
      Promise.all(
        streams.map(async (stream) => {
          while ((await stream.next()) !== reply?.seq);
        }),
      ),
    );
    for (const stream of streams) await stream.stop();
    const counts = await Promise.all(
      nodes.map(async (one) => {
        const answer = await fetch(`${one.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
        return Number(
          /requests_total\{[^}]*route="\/v1\/sync\/live"[^}]*\} (\d+)/.exec(await answer.text())?.[1] ?? 0,
        );
      }),
    );
    expect(counts.every((count) => count > 0)).toBe(true); // both nodes serve
    const outside = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    expect([outside.status, await outside.text()]).toEqual([404, expect.not.stringContaining('sidestage_')]);
  });

  test(
    'one node is stopped and one is killed, in turn, under load: nobody is refused, nothing is lost or doubled',
    SLOW,
    async () => {
      const invited = await node(0);
      const other = await invitedLink(invited);
      await stop(invited);
      const client = await HttpClient.join(other);
      const acknowledged: string[] = [];
      const writing = new AbortController();
      const writer = (async () => {
        while (!writing.signal.aborted) {
          const person = contact();
          await client.push([create(person)]);
          acknowledged.push(person.id);
        }
      })();
      const goesOn = async () => {
        const before = acknowledged.length;
        await within(
          20_000,
          (async () => {
            while (acknowledged.length < before + 5) await sleep(20);
          })(),
        );
      };
      for (const [at, end] of [stop, kill].entries()) {
        await goesOn();
        const one = nodes[at] as ServerProcess;
        const ended = end(one);
        await goesOn();
        await ended;
        const again = await node(portOf(one));
        nodes[at] = again;
        expect(again.output()).toContain('ready at');
        await sleep(2500); // nginx asks it again
      }
      await goesOn();
      writing.abort();
      await writer;
      const rows = (await client.pull()).filter(({ id }) => acknowledged.includes(id));
      expect(rows.map(({ id }) => id)).toEqual(acknowledged);
      expect(client.refused).toEqual([]);
    },
  );
});
