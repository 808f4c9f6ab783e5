import type { TaughtRule } from '../model/taught-site';
import { STEP_LIMIT_MS } from './bounds';
import { lookInSteps, type Look } from './look';
import type { Root } from './page';
import type { Site } from './site';

/** What the reader needs of the watcher. */
export interface ReaderOptions {
  document: Document;
  sites: readonly Site[];
  clock: () => number;
  /** How often the page has changed. */
  changes: () => number;
  /** Sets a timer that ends with the navigation. */
  later: (run: () => void, ms: number) => () => void;
  /** A reading began: these are the trees it reads. */
  began: (roots: readonly Root[]) => void;
  /** It ended. `isWhole`: nothing changed meanwhile, so that all of it was there at one time. */
  ended: (look: Look, isWhole: boolean) => void;
  /** A reading took so long, to its end or until it was given up. */
  took: (ms: number) => void;
}

/** Reads a page in steps, between which the page goes on. Most pages take one step, which is done at once. */
export interface Reader {
  /** Begins a reading; one that is under way is given up. */
  read(url: URL, own: Iterable<string>, taught: readonly TaughtRule[]): void;
  isReading(): boolean;
  /** Gives up. */
  stop(): void;
}

/** Makes the reader of one watcher. */
export function createReader(options: ReaderOptions): Reader {
  const { document, sites, clock, changes, later, ended } = options;
  let cancel: (() => void) | null = null;
  let tookMs = 0;

  function stop(): void {
    if (cancel === null) return;
    cancel();
    cancel = null;
    options.took(tookMs);
  }

  function read(url: URL, own: Iterable<string>, taught: readonly TaughtRule[]): void {
    stop();
    const before = changes();
    const steps = lookInSteps(document, url, own, {
      sites,
      taught,
      stepMs: STEP_LIMIT_MS,
      began: options.began,
    });
    tookMs = 0;
    const step = (): void => {
      cancel = null;
      const began = clock();
      const { done, value } = steps.next();
      tookMs += clock() - began;
      if (done !== true) {
        cancel = later(step, 0);
        return;
      }
      options.took(tookMs);
      ended(value, changes() === before);
    };
    step();
  }

  return { read, stop, isReading: () => cancel !== null };
}
