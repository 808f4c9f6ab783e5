import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/connect';
import { everyNight } from '../every-night';
import { errorFields, type Log } from '../log';
import { Refusal } from '../refusal';
import { endTurn, hasNewOrders, takeTurn, type FitTurn } from './fit-turns';
import type { Fitting } from './fitting';

/** What nights work with; `now`: the server's clock. */
export interface NightsHow {
  db: Database;
  fitting: Pick<Fitting, 'start' | 'ended'>;
  now: () => number;
  log: Log;
}

/** Servers of one database begin at moments of their own within this time. */
const SPREAD = 30 * 60_000;
/** So long it waits where leads have fits under way. */
const BUSY = 60_000;

/**
 * Fits every workspace with new orders each night, one after another, so that it takes one thread and the memory of one
 * team. Servers of one database share the work; see takeTurn.
 */
export class Nights {
  private stop: () => void = () => undefined;
  private readonly ending = new AbortController();
  private running: Promise<number> | null = null;

  constructor(
    private readonly how: NightsHow,
    private readonly busyMs = BUSY,
  ) {}

  /** Waits for each night, from now on; what was missed while no server ran is made up for soon. */
  begin(): void {
    this.stop = everyNight(() => void this.night(), { now: this.how.now, spreadMs: SPREAD });
  }

  /** One night: how many workspaces were fitted. One that is under way goes on instead of another. */
  async night(): Promise<number> {
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  /** Begins nothing more, and waits for what is under way: end that with `Fitting.close`. */
  async close(): Promise<void> {
    this.ending.abort();
    this.stop();
    await this.running;
  }

  private async run(): Promise<number> {
    const { db, now, log } = this.how;
    let fitted = 0;
    try {
      while (!this.ending.signal.aborted) {
        const turn = await takeTurn(db, now());
        if (turn === null) break;
        const became = await this.look(turn);
        if (became === 'fitted') fitted += 1;
        await endTurn(db, turn, { looked: became !== 'not-now', now: now() });
        if (became === 'not-now') await this.wait();
      }
    } catch (error) {
      // The database is away, for instance: tomorrow is a night as well, and the turn is free again by then.
      log('The fits of the night broke off.', errorFields(error));
    }
    return fitted;
  }

  private async look(turn: FitTurn): Promise<'fitted' | 'nothing-new' | 'not-now'> {
    const { db, fitting, now } = this.how;
    if (!(await hasNewOrders(db, turn, now()))) return 'nothing-new';
    try {
      fitting.start(turn.workspaceId);
    } catch (error) {
      if (error instanceof Refusal) return 'not-now';
      throw error;
    }
    await fitting.ended(turn.workspaceId);
    return this.ending.signal.aborted ? 'not-now' : 'fitted';
  }

  private async wait(): Promise<void> {
    await sleep(this.busyMs, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
  }
}
