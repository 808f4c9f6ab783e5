import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JoinReply, PROTOCOL_VERSION, PullReply, PushReply, type Row } from '../../lib/model/wire';
import type { Draft } from './build';
import { json } from './team';

/** A new folder below the system's temporary one, which every user may enter. */
export async function openFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sidestage-server-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Removes such a folder. */
export function dropFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** A server process as `npm run serve` starts it. */
export interface ServerProcess {
  child: ChildProcess;
  url: string;
  link: string | null;
  output(): string;
}

const SERVE = new URL('../../scripts/serve.ts', import.meta.url);

/** Runs `scripts/serve.ts`, or another script like it, with these options until it says where it is, or ends. */
export async function runServe(
  options: string[],
  env: Record<string, string> = {},
  from: URL = SERVE,
): Promise<ServerProcess> {
  const script = fileURLToPath(from);
  // Not through tsx's own process: the signals are for the server itself.
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, ...options], {
    env: { ...process.env, DATABASE_URL: '', DATABASE_ADMIN_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ready = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (/ready at \S+\n/.test(text)) setTimeout(resolve, 50); // the link comes right behind
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', resolve);
  });
  await ready;
  return {
    child,
    url: /ready at (\S+)/.exec(text)?.[1] ?? '',
    link: /\S+\/join#\S+/.exec(text)?.[0] ?? null,
    output: () => text,
  };
}

/** The link for one more person of a process that was started with `--invite`: it is printed a moment after it is ready. */
export async function invitedLink(server: ServerProcess): Promise<string> {
  for (let tries = 0; tries < 400; tries += 1) {
    const link = /for 7 days:\n(\S+)\n/.exec(server.output())?.[1];
    if (link !== undefined) return link;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`No link was printed: ${server.output()}`);
}

/** Ends a server process at once, as a power cut would. */
export async function kill(server: ServerProcess): Promise<void> {
  const ended = once(server.child, 'exit');
  server.child.kill('SIGKILL');
  await ended;
}

/** Asks a server process to stop, and waits; returns its exit code. */
export async function stop(server: ServerProcess): Promise<number | null> {
  const ended = once(server.child, 'exit') as Promise<[number | null]>;
  server.child.kill('SIGTERM');
  return (await ended)[0];
}

/** A client over HTTP that sends again until it is answered, as the extension does. */
export class HttpClient {
  private mid = 0;
  readonly clientId = `client-${String(Math.random())}`;
  /** Answers other than 200 it met. */
  readonly refused: number[] = [];

  constructor(
    public url: string,
    readonly token: string,
  ) {}

  /** Joins by a link. */
  static async join(link: string): Promise<HttpClient> {
    const [origin = '', invite = ''] = link.split('/join#');
    const answer = await fetch(
      `${origin}/v1/join`,
      json({ v: PROTOCOL_VERSION, invite, name: 'Kim Killjoy' }),
    );
    return new HttpClient(origin, JoinReply.parse(await answer.json()).token);
  }

  /** Sends drafts until the server acknowledges them; null once `giveUp` says so. */
  async push(drafts: Draft[], giveUp: () => boolean = () => false): Promise<PushReply | null> {
    const mutations = drafts.map((draft) => ({ ...draft, mid: (this.mid += 1) }));
    const { clientId } = this;
    while (!giveUp()) {
      const body = { v: PROTOCOL_VERSION, epoch: null, clientId, now: Date.now(), mutations };
      const answer = await fetch(`${this.url}/v1/sync/push`, json(body, this.token)).catch(() => null);
      if (answer?.status === 200) return PushReply.parse(await answer.json());
      if (answer !== null) this.refused.push(answer.status);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return null;
  }

  /** Everything there is, asked again while the database is away. */
  async pull(): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor = 0;
    for (;;) {
      const url = `${this.url}/v1/sync/pull?cursor=${cursor}&limit=1000`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${this.token}` } });
      if (answer.status === 503) {
        this.refused.push(answer.status);
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      const page = PullReply.parse(await answer.json());
      rows.push(...page.rows);
      cursor = page.cursor;
      if (page.done) return rows;
    }
  }
}
