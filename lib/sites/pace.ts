/** When a page may be looked at. */
export interface Pace {
  /**
   * How many milliseconds to wait before the next look, from now on. `spare`: so many looks must be left after it.
   * `isCalm`: who was named still stands there, so that there is no haste.
   */
  wait(spare?: number, isCalm?: boolean): number;
  /** A look took place and took so long. */
  took(ms: number): void;
  /** The user did something: what follows may be looked at quickly again. */
  userActed(): void;
  /** The page or a frame of it went on to another record, with or without the user. */
  navigated(): void;
}

/** How soon after a change the first look comes: long enough for the changes of one step to be complete. */
const QUICK_MS = 30;
/** The same where there is no haste: looks are kept for the person who comes next. */
const CALM_MS = 120;
/** Looks under constant change: two a second. */
const EVERY_MS = 500;
/** Looks in quick succession after a quiet time or a click: a record often comes in several steps. */
const BURST = 3;
/** Never more than about a fifth of the time, on a page that takes long to read. */
const REST = 4;

/** Two looks a second under constant change; up to three at once after quiet, or after the user did something. */
export function createPace(clock: () => number): Pace {
  let credit = BURST;
  let counted = clock();
  let restedAt = 0;
  const count = () => {
    const time = clock();
    credit = Math.min(BURST, credit + (time - counted) / EVERY_MS);
    counted = time;
  };
  /** At most once a second, so that a page that pretends gains little. */
  const gift = (least: number) => {
    let givenAt = -Infinity;
    return () => {
      count();
      if (credit >= least || clock() - givenAt < 1_000) return;
      givenAt = clock();
      credit = least;
    };
  };
  return {
    wait(spare = 0, isCalm = false) {
      count();
      const forCredit = Math.max(0, 1 + spare - credit) * EVERY_MS;
      return Math.ceil(Math.max(isCalm ? CALM_MS : QUICK_MS, forCredit, restedAt - clock()));
    },
    took(ms) {
      count();
      credit -= 1;
      restedAt = clock() + ms * REST;
    },
    userActed: gift(BURST),
    navigated: gift(2),
  };
}
