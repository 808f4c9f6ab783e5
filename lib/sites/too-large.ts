import { TIME_LIMIT_MS } from './bounds';

/** A page was not read to its end: nobody is named then, since whom we would name might not be whom it shows. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** Watches the time one reading takes. It can be read in steps, between which the page goes on. */
export interface Budget {
  /**
   * Called in every long loop. True once a step has lasted long enough, where the loop can leave the rest to the next.
   * @throws TooLarge once the steps together have taken too long, or one that cannot be ended has.
   */
  check(): boolean;
  /** The step ends: what passes until the next begins is not counted. */
  pause(): void;
  /** The next step begins. */
  resume(): void;
  /** Whether there is a next step; without, everything is read at once. */
  readonly isStepped: boolean;
}

/** What a budget is made of, in milliseconds. */
export interface BudgetOptions {
  limitMs?: number;
  /** A step should end after so long; without, there is one step only. */
  stepMs?: number;
  now?: () => number;
}

/** Asking the clock costs more than most of what is done between two askings. */
const ASK_EVERY = 8;
/**
 * More than this between two askings is not our work: a busy machine gave the processor to somebody else, and a small
 * page must not be called large for that.
 */
const GAP_MS = 10;

/** A budget that begins now. */
export function timeBudget({
  limitMs = TIME_LIMIT_MS,
  stepMs = Infinity,
  now = () => performance.now(),
}: BudgetOptions = {}): Budget {
  let asked = now();
  let spent = 0;
  let step = 0;
  let calls = 0;
  let isOver = false;
  const count = () => {
    const time = now();
    const worked = Math.min(time - asked, GAP_MS);
    asked = time;
    step += worked;
    spent += worked;
  };
  return {
    isStepped: stepMs !== Infinity,
    check() {
      calls += 1;
      if (calls % ASK_EVERY !== 0) return isOver;
      count();
      if (spent > limitMs || (isOver && step > stepMs * 2)) throw new TooLarge();
      isOver = step > stepMs;
      return isOver;
    },
    pause: count,
    resume() {
      asked = now();
      step = 0;
      isOver = false;
    },
  };
}
