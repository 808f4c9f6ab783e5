import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { INSTALLED } from './packages';
import type { Place } from './server-config';

const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 5_000;
const POLL_MS = 20;

/** Holds the processes of one webmail; they end when `stop` is called or this process dies in any way. */
export class Keeper {
  readonly #place: Place;
  readonly #shell: ChildProcess;
  readonly #exited: Promise<unknown>;

  constructor(place: Place) {
    const { folder, webPort, account } = place;
    const log = openSync(`${folder}/log/servers.log`, 'a', 0o666);
    const args = [`${folder}/keeper.sh`, folder, INSTALLED.dovecot, INSTALLED.php, String(webPort)];
    this.#place = place;
    // A process group of its own, so that an interrupt in the terminal leaves the cleaning up to the shell.
    this.#shell = spawn('/bin/sh', [...args, INSTALLED.roundcube], {
      cwd: folder,
      detached: true,
      stdio: ['pipe', log, log],
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' },
      ...(process.getuid?.() === 0 ? { uid: account.uid, gid: account.gid } : {}),
    });
    closeSync(log);
    this.#exited = once(this.#shell, 'exit').catch(() => null);
    this.#shell.unref();
  }

  /** Resolves when Dovecot greets and Roundcube shows its sign-in form; rejects with the servers' logs. */
  async waitUntilServing(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    const { imapPort, webPort } = this.#place;
    while (Date.now() < deadline && this.#shell.exitCode === null) {
      if ((await greets(imapPort)) && (await showsSignIn(webPort))) return;
      await sleep(POLL_MS);
    }
    throw new Error(`the webmail did not start:\n${this.#logs()}`);
  }

  /** Ends Dovecot and PHP and removes the folder. A second call is harmless. */
  async stop(): Promise<void> {
    this.#shell.stdin?.destroy();
    const timeout = new AbortController();
    await Promise.race([this.#exited, sleep(STOP_TIMEOUT_MS, null, { signal: timeout.signal })]);
    timeout.abort();
    if (this.#shell.exitCode === null && this.#shell.pid !== undefined)
      process.kill(-this.#shell.pid, 'SIGKILL');
    rmSync(this.#place.folder, { recursive: true, force: true });
  }

  #logs(): string {
    const names = ['servers.log', 'dovecot.log', 'errors.log'].map(
      (name) => `${this.#place.folder}/log/${name}`,
    );
    return names
      .filter((name) => existsSync(name))
      .map((name) => readFileSync(name, 'utf8'))
      .join('\n');
  }
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const answer = (isGreeting: boolean): void => {
      socket.destroy();
      resolve(isGreeting);
    };
    socket.setTimeout(2_000, () => {
      answer(false);
    });
    socket.once('error', () => {
      answer(false);
    });
    socket.once('data', (line) => {
      answer(line.toString('latin1').startsWith('* OK'));
    });
  });
}

async function showsSignIn(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(5_000) });
    return (await response.text()).includes('rcmloginuser');
  } catch {
    return false;
  }
}
