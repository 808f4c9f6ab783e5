import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../lib/model/workspace';
import { root } from '../../scripts/tool';

const START_MS = 30_000;

/** A free port on loopback. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** The server as a process of its own, which can be killed and started again on the same data. */
export interface ServerProcess {
  url: string;
  /** A link to join with; of the first start. */
  link: string;
  /** A further link, from a start with `invite`. */
  invite: string | null;
  /** kill -9. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  again(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

interface Running {
  child: ChildProcess;
  links: string[];
}

async function run(args: string[], env: NodeJS.ProcessEnv): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts', 'serve.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const links = () => [...output.matchAll(/https?:\/\/\S+\/join#\S+/g)].map(([link]) => link);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The server did not start: ${output}`)), START_MS);
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      // The first start prints one link for whoever begins, and with --invite one more.
      const wanted = args.includes('--invite') ? 2 : 0;
      if (!output.includes('ready at') || links().length < wanted || !output.endsWith('\n')) return;
      clearTimeout(timer);
      // The links are printed right after the line that says it is ready.
      setTimeout(() => resolve({ child, links: links() }), 50);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (status) => reject(new Error(`The server ended with ${String(status)}: ${output}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await over;
}

/**
 * Starts a server with the demo CRM and a sample team in a folder of its own. `invited`: for whom the further link is;
 * `env`: what else its environment says.
 */
export async function startServerProcess(
  invited: Role = 'rep',
  env: NodeJS.ProcessEnv = {},
): Promise<ServerProcess> {
  const data = mkdtempSync(join(tmpdir(), 'sidestage-data-'));
  chmodSync(data, 0o755); // PostgreSQL runs as somebody else where the tests run as root
  const port = await freePort();
  const args = ['--port', String(port), '--data', join(data, 'db'), '--sample'];
  let running = await run([...args, '--invite', '--role', invited], env);
  const [link, invite] = running.links;
  if (link === undefined) throw new Error('The server printed no link to join.');
  return {
    url: `http://127.0.0.1:${String(port)}`,
    link,
    invite: invite ?? null,
    kill: () => end(running.child, 'SIGKILL'),
    again: async () => {
      running = await run(args, env);
    },
    remove: async () => {
      await end(running.child, 'SIGTERM');
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
