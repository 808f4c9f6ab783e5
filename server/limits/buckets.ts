/** So many at once, and so many a second again after that. */
export interface Limit {
  burst: number;
  perSecond: number;
}

interface Bucket {
  /** What is left, at the moment `at`. */
  left: number;
  at: number;
}

/**
 * Counts what each key has used of a limit (a token bucket). It holds a bounded number of keys: of more, those that were
 * used the longest ago are forgotten, and begin anew with a full bucket.
 */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly limit: Limit,
    private readonly now: () => number,
    private readonly most = 20_000,
  ) {}

  /** Uses one. Returns 0, or in how many whole seconds there is one again: then nothing was used. */
  spend(key: string): number {
    const bucket = this.refilled(key);
    // Asked anew: the last in the map is the one that was used last.
    this.buckets.delete(key);
    this.buckets.set(key, bucket);
    if (this.buckets.size > this.most) this.buckets.delete(this.buckets.keys().next().value ?? '');
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / this.limit.perSecond));
    bucket.left -= 1;
    return 0;
  }

  /** In how many whole seconds there is one; 0: now. Uses none. */
  wait(key: string): number {
    const { left } = this.refilled(key);
    return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / this.limit.perSecond));
  }

  /** How many keys are held. */
  get size(): number {
    return this.buckets.size;
  }

  private refilled(key: string): Bucket {
    const at = this.now();
    const known = this.buckets.get(key);
    if (known === undefined) return { left: this.limit.burst, at };
    // A clock that was put back fills nothing.
    const passed = Math.max(0, at - known.at) / 1000;
    known.left = Math.min(this.limit.burst, known.left + passed * this.limit.perSecond);
    known.at = at;
    return known;
  }
}
