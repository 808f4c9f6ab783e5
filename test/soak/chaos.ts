import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedPostgres } from '../../server/embedded/embedded';
import { isAlive } from '../../server/embedded/postmaster';
import type { Seeded } from '../sync/seeded';
import type { Node } from './nodes';

/** How long all is left alone between two kills, in milliseconds. */
const PAUSE = { least: 300, more: 2500 };
/** A server stays away for up to so long. */
const AWAY_MS = 1500;

/** What dies, again and again, at times that the seed says. */
export class Chaos {
  readonly kills = { server: 0, postgres: 0 };
  private calm: AbortController | null = null;
  private running = Promise.resolve();

  constructor(
    private readonly chance: Seeded,
    private readonly nodes: readonly Node[],
    private readonly postgres: EmbeddedPostgres,
  ) {}

  /** Begins. */
  start(): void {
    const calm = new AbortController();
    this.calm = calm;
    this.running = this.run(calm.signal);
    this.running.catch(() => undefined); // told when it is paused
  }

  /** Ends, and waits until everything is there again. @throws when something does not come up any more */
  async pause(): Promise<void> {
    this.calm?.abort();
    await this.running;
    await Promise.all(this.nodes.map((node) => node.ready()));
  }

  private async run(signal: AbortSignal): Promise<void> {
    const pause = () => sleep(PAUSE.least + this.chance.below(PAUSE.more), true, { signal });
    while (await pause().catch(() => false)) {
      if (this.chance.chance(0.4)) {
        const pid = this.postgres.pid();
        if (pid === 0 || !isAlive(pid)) continue; // it has not come up since the last time
        this.kills.postgres += 1;
        process.kill(pid, 'SIGKILL'); // it is started again by who watches over it
        continue;
      }
      this.kills.server += 1;
      const node = this.chance.pick(this.nodes);
      await node.kill();
      await sleep(this.chance.below(AWAY_MS));
      await node.start();
    }
  }
}
