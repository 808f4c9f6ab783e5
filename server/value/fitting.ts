import type { FitState } from '../../lib/model/fit-state';
import { errorFields, type Log } from '../log';
import { Refusal } from '../refusal';
import type { FitDone, FitHow } from './fit-workspace';

interface Run {
  state: FitState;
  abort: AbortController;
  /** Ends with the run, and never fails. */
  ended: Promise<void>;
}

/** Makes one fit; see fitWorkspace. */
export type FitOne = (workspaceId: string, how: FitHow) => Promise<FitDone>;

/** So many teams are fitted at once: each takes a thread. */
const MOST_RUNS = 2;
/** What a cancelled run leaves, for whoever asks later. */
const CANCELLED: FitState = { state: 'cancelled' };

/** Fits that run on this server, at most one a workspace. */
export class Fitting {
  private readonly runs = new Map<string, Run>();
  /** How many runs ended how since the server started. */
  readonly counts = { done: 0, cancelled: 0, failed: 0 };

  constructor(
    private readonly fit: FitOne,
    private readonly how: { now: () => number; log: Log },
  ) {}

  /** Where the workspace's fit stands, or how its last one ended since the server started. */
  state(workspaceId: string): FitState {
    return this.runs.get(workspaceId)?.state ?? { state: 'idle' };
  }

  /**
   * Begins a fit, unless one is running.
   * @throws Refusal `too-many-requests` when other teams are being fitted.
   */
  start(workspaceId: string): FitState {
    if (this.state(workspaceId).state === 'running') return this.state(workspaceId);
    if (this.running() >= MOST_RUNS)
      throw new Refusal('too-many-requests', 'Other teams are being fitted: try again in a minute.');
    const abort = new AbortController();
    const run: Run = { state: { state: 'running', done: 0 }, abort, ended: Promise.resolve() };
    run.ended = this.run(workspaceId, run);
    this.runs.set(workspaceId, run);
    return run.state;
  }

  /** How many fits are running. */
  running(): number {
    return [...this.runs.values()].filter(({ state }) => state.state === 'running').length;
  }

  /** Ends a fit that is running; what was there before stays. */
  cancel(workspaceId: string): FitState {
    const run = this.runs.get(workspaceId);
    if (run?.state.state === 'running') {
      run.state = CANCELLED;
      run.abort.abort();
    }
    return this.state(workspaceId);
  }

  /** Waits until the workspace's fit has ended, however. */
  async ended(workspaceId: string): Promise<FitState> {
    await this.runs.get(workspaceId)?.ended;
    return this.state(workspaceId);
  }

  /** Ends everything. */
  async close(): Promise<void> {
    for (const run of this.runs.values()) run.abort.abort();
    await Promise.all([...this.runs.values()].map(({ ended }) => ended));
  }

  private async run(workspaceId: string, run: Run): Promise<void> {
    try {
      const done = await this.fit(workspaceId, {
        signal: run.abort.signal,
        onProgress: (share) => {
          if (run.state.state !== 'running') return;
          run.state = { state: 'running', done: Math.max(run.state.done, Math.min(1, share)) };
        },
      });
      run.state = { state: 'done', at: this.how.now(), ...done };
    } catch (error) {
      if (run.abort.signal.aborted) run.state = CANCELLED;
      else {
        this.how.log('A fit failed.', errorFields(error));
        run.state = { state: 'failed', message: 'The fit failed on the server. Its log says why.' };
      }
    }
    if (run.state.state !== 'running' && run.state.state !== 'idle') this.counts[run.state.state] += 1;
  }
}
