import type pg from 'pg';
import { Refusal } from './refusal';

interface Waiting {
  begin: () => void;
  timer: NodeJS.Timeout;
}

/**
 * Lets so many things be done at once; whatever is more waits in line, up to a bound and for a while. So what comes in a
 * rush (every device after a restart) neither takes all connections to the database nor is kept in memory without end.
 */
export class Turns {
  private running = 0;
  private readonly line = new Set<Waiting>();

  constructor(private readonly how: { atOnce: number; inLine: number; patienceMs: number }) {}

  /** How many are done now and how many wait. */
  get counts(): { running: number; waiting: number } {
    return { running: this.running, waiting: this.line.size };
  }

  /**
   * Does the work when its turn comes.
   * @throws Refusal `unavailable` where the line is full or it waited too long; what the work throws.
   */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const end = await this.enter();
    try {
      return await work();
    } finally {
      end();
    }
  }

  /**
   * Takes a place until the returned function is called, once or more often.
   * @throws Refusal `unavailable`
   */
  async enter(): Promise<() => void> {
    if (this.running >= this.how.atOnce) await this.wait();
    else this.running += 1;
    let isIn = true;
    return () => {
      if (isIn) this.leave();
      isIn = false;
    };
  }

  private wait(): Promise<void> {
    if (this.line.size >= this.how.inLine) throw busy();
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        begin: resolve,
        timer: setTimeout(() => {
          this.line.delete(one);
          reject(busy());
        }, this.how.patienceMs),
      };
      this.line.add(one);
    });
  }

  /** Whoever waits longest takes the place over. */
  private leave(): void {
    const [next] = this.line;
    if (next === undefined) this.running -= 1;
    else {
      this.line.delete(next);
      clearTimeout(next.timer);
      next.begin();
    }
  }
}

function busy(): Refusal {
  return new Refusal('unavailable', 'The server is busy: nothing is lost, try again in a few seconds.');
}

/** A third of the connections to the database: what comes in a rush leaves the others to what people do. */
export function shareOf({ options }: pg.Pool): number {
  return Math.max(1, Math.floor(options.max / 3));
}
