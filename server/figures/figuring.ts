import type { Services } from '../services';
import { errorFields } from '../log';
import { shareOf, Turns } from '../turns';
import { catchUp } from './catch-up';

/** After an update every team is counted anew: they stand in line, so that pushes find connections to the database. */
const COUNTING = { inLine: 10_000, patienceMs: 600_000 };

/** A team that is being counted. */
interface Run {
  /** The first eight digits of the last id that was counted, as a share of all that there can be. */
  progress: number;
  ended: Promise<boolean>;
}

/** Brings the figures of teams up to date, one run a team at a time on this server. */
export class TeamFiguring {
  private readonly runs = new Map<string, Run>();
  private readonly turns: Turns;

  constructor(private readonly services: Pick<Services, 'db' | 'log' | 'isStopping'>) {
    this.turns = new Turns({ ...COUNTING, atOnce: shareOf(services.db.pool) });
  }

  /**
   * Brings a team's figures up to date, and waits for that at most so long; it goes on behind. Returns whether that is
   * done, and how far it is.
   */
  async caughtUp(workspaceId: string, waitMs: number): Promise<{ complete: boolean; progress: number }> {
    const known = this.runs.get(workspaceId);
    const run = known ?? { progress: 0, ended: Promise.resolve(true) };
    if (known === undefined) {
      this.runs.set(workspaceId, run);
      run.ended = this.work(workspaceId, run).finally(() => this.runs.delete(workspaceId));
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), waitMs);
    });
    const complete = await Promise.race([run.ended, late]).finally(() => clearTimeout(timer));
    return { complete, progress: run.progress };
  }

  private async work(workspaceId: string, run: Run): Promise<boolean> {
    try {
      while (!this.services.isStopping()) {
        const { done, walked } = await this.turns.take(() => catchUp(this.services.db, workspaceId));
        if (walked !== null) run.progress = Number.parseInt(walked.slice(0, 8), 16) / 0xffffffff;
        if (done) return true;
      }
    } catch (error) {
      this.services.log('The figures of a team could not be brought up to date.', errorFields(error));
    }
    return false;
  }
}
