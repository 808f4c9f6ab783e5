/** A reading in steps: each `yield` is a place where the page may go on meanwhile. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** All steps of a reading, one directly after the other. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
