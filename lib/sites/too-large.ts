import { TIME_LIMIT_MS } from './bounds';

/** A page was not read to its end: nobody is named then, since whom we would name might not be whom it shows. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** Watches the time one reading takes. */
export interface Budget {
  /** Called now and then in every long loop. @throws TooLarge once the time has passed. */
  check(): void;
}

/** A budget of `limitMs` milliseconds that begins now. */
export function timeBudget(
  limitMs: number = TIME_LIMIT_MS,
  now: () => number = () => performance.now(),
): Budget {
  const end = now() + limitMs;
  return {
    check() {
      if (now() > end) throw new TooLarge();
    },
  };
}
