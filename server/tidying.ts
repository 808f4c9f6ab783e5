import { everyNight } from './every-night';
import { errorFields, type Log } from './log';

/** Tidies one workspace and says what was done; null where there was nothing to do, or another server does it. */
export type TidyOne = (workspaceId: string) => Promise<object | null>;

/**
 * Tidies, each night, the workspaces whose devices asked this server for something since it started: one that nobody uses
 * grows no tombstones. Several servers may do so at once, each workspace is done by one of them.
 */
export class Tidying {
  private readonly used = new Set<string>();
  private stop: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly tidy: TidyOne,
    private readonly how: {
      now: () => number;
      log: Log;
      /** Workspaces that there is something to do for although nobody uses them. */
      more?: () => Promise<string[]>;
    },
  ) {}

  /** A device of this workspace asks for something. */
  readonly use = (workspaceId: string): void => {
    this.used.add(workspaceId);
  };

  /** Does so every night from now on, and soon for a night that was missed: each workspace knows whether it was. */
  nightly(): void {
    // One right after the start may not be over when 3 o'clock comes.
    const night = () => void (this.running = this.running.then(() => this.run()));
    this.stop = everyNight(night, { now: this.how.now });
  }

  /** Tidies all of them, one after the other. A failure is said and does not stop the others. */
  async run(): Promise<void> {
    const more = (await this.how.more?.().catch((error: unknown) => this.complain(error))) ?? [];
    for (const workspaceId of new Set([...this.used, ...more])) {
      if (this.closed) return;
      try {
        const done = await this.tidy(workspaceId);
        if (done !== null) this.how.log('Tidied a workspace.', { workspace: workspaceId, ...done });
      } catch (error) {
        this.complain(error, workspaceId);
      }
    }
  }

  private readonly complain = (error: unknown, workspaceId?: string): undefined => {
    this.how.log('A workspace was not tidied.', {
      ...(workspaceId === undefined ? {} : { workspace: workspaceId }),
      ...errorFields(error),
    });
  };

  /** Ends it, after the workspace under way. */
  async close(): Promise<void> {
    this.closed = true;
    this.stop();
    await this.running;
  }
}
