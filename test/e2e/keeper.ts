import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, copyFileSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Account, runAs } from './unprivileged';

const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;
const POLL_MS = 20;
const SCRIPT = fileURLToPath(new URL('keeper.sh', import.meta.url));

/** What is kept running. */
export interface Kept {
  /** Holds `servers.sh` (see keeper.sh) and a folder `log`; belongs to the account and is removed in the end. */
  folder: string;
  account: Account;
  env?: Record<string, string>;
  isServing(): Promise<boolean>;
}

/** Holds the server processes of one program; they end when `stop` is called or this process dies in any way. */
export class Keeper {
  readonly #kept: Kept;
  readonly #shell: ChildProcess;
  readonly #exited: Promise<unknown>;

  constructor(kept: Kept) {
    const { folder, account, env = {} } = kept;
    // The checkout may be closed to the account, so the script runs from a copy.
    copyFileSync(SCRIPT, `${folder}/keeper.sh`);
    const log = openSync(`${folder}/log/servers.log`, 'a', 0o666);
    this.#kept = kept;
    // A process group of its own, so that an interrupt in the terminal leaves the cleaning up to the shell.
    this.#shell = spawn('/bin/sh', [`${folder}/keeper.sh`, folder], {
      cwd: folder,
      detached: true,
      stdio: ['pipe', log, log],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8', ...env },
      ...runAs(account),
    });
    closeSync(log);
    this.#exited = once(this.#shell, 'exit').catch(() => null);
    this.#shell.unref();
  }

  /** Resolves when the program answers; rejects with the servers' logs. */
  async waitUntilServing(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline && this.#shell.exitCode === null) {
      if (await this.#kept.isServing()) return;
      await sleep(POLL_MS);
    }
    throw new Error(`the servers did not start:\n${this.#logs()}`);
  }

  /** Ends the servers and removes the folder. A second call is harmless. */
  async stop(): Promise<void> {
    this.#shell.stdin?.destroy();
    const timeout = new AbortController();
    await Promise.race([this.#exited, sleep(STOP_TIMEOUT_MS, null, { signal: timeout.signal })]);
    timeout.abort();
    if (this.#shell.exitCode === null && this.#shell.pid !== undefined)
      process.kill(-this.#shell.pid, 'SIGKILL');
    rmSync(this.#kept.folder, { recursive: true, force: true });
  }

  #logs(): string {
    return ['servers.log', 'dovecot.log', 'errors.log']
      .map((name) => `${this.#kept.folder}/log/${name}`)
      .filter((name) => existsSync(name))
      .map((name) => readFileSync(name, 'utf8'))
      .join('\n');
  }
}

/** Whether a page at this address answers and holds a text. */
export async function shows(url: string, text: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return (await response.text()).includes(text);
  } catch {
    return false;
  }
}
