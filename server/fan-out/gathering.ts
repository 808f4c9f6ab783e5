import type { Hint } from '../live';

/** Changes of one workspace within this time are told together, in milliseconds. */
const GATHER_MS = 10;

/** Gathers hints for a moment, so that a busy workspace is told of once and not for each of its pushes. */
export class Gathering {
  private readonly waiting = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  /** `tell` is given the newest hint of each workspace that has one. */
  constructor(private readonly tell: (hints: Hint[]) => void) {}

  /** Adds a hint. */
  add({ workspaceId, seq }: Hint): void {
    this.waiting.set(workspaceId, Math.max(seq, this.waiting.get(workspaceId) ?? 0));
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  /** Tells what waits at once, and nothing later. */
  end(): void {
    if (this.timer !== null) this.flush();
  }

  private flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const hints = [...this.waiting].map(([workspaceId, seq]) => ({ workspaceId, seq }));
    this.waiting.clear();
    this.tell(hints);
  }
}
