import type { PageSighting } from './sighting';
import type { TaughtRule } from '../model/taught-site';
import { createAgreement, type PageTimes } from './agreement';
import { hasLost, isStillTrue, namesSomebody, standsIn } from './held';
import type { Look } from './look';
import { fieldValues } from './field-values';
import { createPace } from './pace';
import { createReader } from './reader';
import type { Root } from './page';
import { navigationOf } from './navigation-of';
import { isSameRecord } from './same-record';
import type { Site } from './site';
import { timer } from './timer';
import { watchTrees } from './trees';

/** What the watcher is given. */
export interface WatchOptions {
  /** The window of the top document. */
  window: Window;
  /** The user's own addresses and domains. */
  own: Iterable<string>;
  /** Rules for this origin. */
  taught?: readonly TaughtRule[];
  /** Called with every change of what the page shows. */
  report: (sighting: PageSighting) => void;
  /** Ends everything. */
  signal: AbortSignal;
  /** Whether the extension this script came with is gone: then it falls silent for good. */
  isOrphan?: () => boolean;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** The readers to choose from. */
  sites: readonly Site[];
}

/** A running watcher. */
export interface Watch {
  /** Looks again, with these addresses and rules, and says the answer even where it is the same. */
  again(own: Iterable<string>, taught?: readonly TaughtRule[]): void;
}

/** How often the URL is compared, since nothing announces a new one to a content script everywhere. */
const TICK_MS = 100;
/** Every so many ticks the page is compared with what was said of it, changes or not. */
const SLOW_TICKS = 10;
/** A page that was too large to read is tried again every five seconds. */
const RETRY_TICKS = 50;
/** A frame that is still coming in is looked at too, but the last look is kept for when all of it is there. */
const LOOKS_FOR_THE_WHOLE = 1;
/** At each change only connection is asked; visibility and words at most so often. */
const CHECK_MS = 80;

/**
 * Watches a page and reports who it is about, each time that changes. Two looks must agree before anybody is named; who
 * is gone, or whose record was left, is taken back at once. Ends with `signal`.
 */
export function watch(options: WatchOptions): Watch {
  const { window, signal, now = () => Date.now(), isOrphan = () => false } = options;
  const { document, location } = window;
  const clock = () => performance.now();
  const ended = new AbortController();
  const times: PageTimes = { changes: 0, changedAt: -Infinity, navigatedAt: -Infinity };
  const pace = createPace(clock);
  const trees = watchTrees({ changed, left, arrived, userActed: () => pace.userActed() }, ended.signal);
  const agreement = createAgreement({
    times,
    clock,
    now,
    origin: () => location.origin,
    say,
    isReady: () => !isHidden() && !navigated(),
    later,
    lookAgain: schedule,
  });

  const reader = createReader({
    document,
    sites: options.sites,
    changes: () => times.changes,
    clock,
    later,
    began(read) {
      roots = read;
      trees.follow(roots);
    },
    took: (ms) => pace.took(ms),
    ended: found,
  });

  let own = [...options.own];
  let taught = options.taught ?? [];
  let href = location.href;
  let navigation = new AbortController();
  let roots: readonly Root[] = [document];
  let cancelScan: (() => void) | null = null;
  let cancelCheck: (() => void) | null = null;
  let tickTimer: ReturnType<typeof setTimeout> | undefined;
  let ticks = 0;
  /** Something changed while the page was read. */
  let isOverdue = false;
  /** What is said again where the next look says the same. */
  let repeatFor: string | null = null;
  let fields = '';

  function stop(): void {
    navigation.abort();
    ended.abort();
    clearTimeout(tickTimer);
  }

  function say(sighting: PageSighting): void {
    if (isOrphan()) stop();
    if (!ended.signal.aborted) options.report(sighting);
  }

  /** A timer that ends with the navigation it was set in. */
  function later(run: () => void, ms: number): () => void {
    return timer(run, ms, navigation.signal);
  }

  function schedule(): void {
    if (cancelScan !== null || isHidden() || ended.signal.aborted) return;
    // What changes while a page is read in steps is looked at when the reading has ended.
    if (reader.isReading()) {
      isOverdue = true;
      return;
    }
    cancelScan = later(
      () => {
        cancelScan = null;
        if (!isHidden() && !navigated()) scan();
      },
      pace.wait(trees.areComing() ? LOOKS_FOR_THE_WHOLE : 0, agreement.isNaming()),
    );
  }

  function scan(): void {
    reader.read(new URL(href), own, taught);
  }

  function found(look: Look, isWhole: boolean): void {
    agreement.consider(look, isWhole);
    const asked = repeatFor;
    repeatFor = null;
    if (asked !== null && agreement.published()?.signature === asked) agreement.repeat();
    if (!isOverdue) return;
    isOverdue = false;
    schedule();
  }

  function noteChange(): void {
    times.changes += 1;
    times.changedAt = clock();
  }

  function changed(): void {
    noteChange();
    if (isHidden() || navigated()) return;
    const published = agreement.published();
    if (published !== null && hasLost(published)) {
      doubt();
      return;
    }
    if (published !== null) cancelCheck ??= later(check, CHECK_MS);
    schedule();
  }

  function check(): void {
    cancelCheck = null;
    const published = agreement.published();
    if (!isHidden() && published !== null && !isStillTrue(published)) doubt();
  }

  /** The page may show another person now: look at once, or take back what was said where it was looked at too often. */
  function doubt(): void {
    const isLookedAt = mayLook();
    if (isLookedAt) scan();
    // The same answer from other elements keeps what was said.
    const published = agreement.published();
    if (published !== null && !isStillTrue(published)) agreement.drop();
    if (!isLookedAt) schedule();
  }

  function mayLook(): boolean {
    return pace.wait() <= CHECK_MS;
  }

  function left(gone: Document): void {
    noteChange();
    const shown = agreement.shown();
    if (shown !== null && standsIn(shown, gone)) {
      agreement.forget();
      agreement.drop();
    }
    pace.navigated();
    schedule();
  }

  /** All of a frame is there now: nothing is gained by waiting for more. */
  function arrived(): void {
    cancelScan?.();
    cancelScan = null;
    noteChange();
    if (isHidden() || navigated()) return;
    if (mayLook()) scan();
    else schedule();
  }

  /** Whether the URL has come to name another record since it was last asked. Then everything that waited is given up. */
  function navigated(): boolean {
    if (location.href === href) return false;
    const before = href;
    href = location.href;
    const shown = agreement.shown();
    schedule();
    // The same record under another URL (a tab of it, a parameter) stays as it is.
    if (shown !== null && isSameRecord(before, href, shown.look.seen.key)) return false;
    times.navigatedAt = clock();
    renew();
    if (shown !== null && namesSomebody(shown)) agreement.leaveBehind(shown);
    agreement.drop();
    pace.navigated();
    schedule();
    return true;
  }

  function renew(): void {
    navigation.abort();
    navigation = new AbortController();
    cancelScan = null;
    cancelCheck = null;
    isOverdue = false;
    reader.stop();
    agreement.forget();
  }

  function isHidden(): boolean {
    return document.visibilityState === 'hidden';
  }

  function visibilityChanged(): void {
    if (isHidden()) {
      renew();
      trees.rest();
      clearTimeout(tickTimer);
      return;
    }
    trees.follow(roots);
    tick();
    const published = agreement.published();
    if (published !== null && !isStillTrue(published)) agreement.drop();
    schedule();
  }

  function tick(): void {
    clearTimeout(tickTimer);
    tickTimer = setTimeout(tick, TICK_MS);
    ticks += 1;
    if (navigated() || ticks % SLOW_TICKS !== 0) return;
    if (isOrphan()) {
      stop();
      return;
    }
    check();
    // What took too long may only have met a busy moment.
    if (agreement.published()?.look.seen.status === 'too-large' && ticks % RETRY_TICKS === 0) schedule();
    // A program can fill in a field without any event.
    const values = fieldValues(roots);
    if (values !== fields) schedule();
    fields = values;
  }

  function begin(): void {
    renew();
    agreement.drop();
    if (isHidden()) return;
    scan();
    tick();
  }

  const listening = { signal: ended.signal };
  signal.addEventListener('abort', stop, listening);
  for (const type of ['popstate', 'hashchange', 'focus', 'load'])
    window.addEventListener(type, changed, listening);
  document.addEventListener('visibilitychange', visibilityChanged, listening);
  // A page that comes back from the back/forward cache says again what it shows: the tab showed another meanwhile.
  window.addEventListener('pageshow', (event) => event.persisted && begin(), listening);
  navigationOf(window)?.addEventListener('currententrychange', () => void navigated(), listening);
  begin();

  return {
    again(next, rules = taught) {
      own = [...next];
      taught = rules;
      if (ended.signal.aborted || isHidden()) return;
      repeatFor = agreement.published()?.signature ?? null;
      scan();
    },
  };
}
