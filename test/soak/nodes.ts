import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../server/embedded/postmaster';
import { kill, runServe, stop, type ServerProcess } from '../server/running';

/** One server process on a port that it keeps, however often it is killed. */
export class Node {
  private process: ServerProcess | null = null;

  private constructor(
    readonly url: string,
    private readonly options: string[],
    private readonly env: Record<string, string>,
  ) {}

  /** Starts one on a database. */
  static async start(env: Record<string, string>): Promise<Node> {
    const port = await freePort();
    const node = new Node(`http://127.0.0.1:${String(port)}`, ['--port', String(port)], env);
    await node.start();
    return node;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (this.process !== null) await kill(this.process);
    this.process = null;
  }

  /** Starts it again. One that comes up while the database is away ends, and is tried again. */
  async start(): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      const started = await runServe(this.options, this.env);
      if (started.url !== '') {
        this.process = started;
        return;
      }
      if (started.child.exitCode === null) await kill(started);
      await sleep(500);
    }
    throw new Error('A server did not start again.');
  }

  /** Waits until it answers and reaches its database. */
  async ready(): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.status === 200) return;
      await sleep(100);
    }
    throw new Error(`${this.url} does not get ready.`);
  }

  async stop(): Promise<void> {
    if (this.process !== null) await stop(this.process);
  }
}
