/**
 * What a test file has started. It is ended in the end, the last first, as far as it came: where the start itself
 * failed, that failure is told and no other.
 */
export class Started {
  readonly #ends: (() => Promise<unknown>)[] = [];

  /** Remembers how a thing is ended, and gives it back. */
  keep<Thing>(thing: Thing, end: (thing: Thing) => Promise<unknown>): Thing {
    this.#ends.push(() => end(thing));
    return thing;
  }

  /** Ends everything that was started. @throws AggregateError with what did not end, after all others have. */
  async end(): Promise<void> {
    const problems: unknown[] = [];
    for (const end of this.#ends.splice(0).reverse())
      await end().catch((error: unknown) => problems.push(error));
    if (problems.length > 0) throw new AggregateError(problems, 'Not everything ended');
  }
}
