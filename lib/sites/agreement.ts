import type { PageSighting } from './sighting';
import { hold, isStillTrue, namesSomebody, sharesNode, type Held } from './held';
import type { Look } from './look';

/** When something last happened on the page, in milliseconds of the same clock. */
export interface PageTimes {
  /** How many changes there were. */
  changes: number;
  changedAt: number;
  navigatedAt: number;
}

/** What the agreement needs of the watcher. */
export interface AgreementOptions {
  times: PageTimes;
  clock: () => number;
  /** Milliseconds since 1970. */
  now: () => number;
  origin: () => string;
  say: (sighting: PageSighting) => void;
  /** Whether the page may be read now; false in a hidden tab and when the URL has just changed. */
  isReady: () => boolean;
  /** Sets a timer that ends with the navigation. */
  later: (run: () => void, ms: number) => () => void;
  /** Asks for another look, as soon as one is allowed. */
  lookAgain: () => void;
}

/** Decides what is said of a page: two looks must agree before anybody is named. */
export interface Agreement {
  /** What was said last and still stands. */
  published(): Held | null;
  /** Whether somebody is named and still stands. */
  isNaming(): boolean;
  /** Takes in a look. One that is not whole, since the page changed while it was read, must be said by another as well. */
  consider(look: Look, isWhole: boolean): void;
  /** Takes back what was said: the page is being looked at. */
  drop(): void;
  /** Forgets the first look that waits for its second. */
  forget(): void;
  /** The URL changed while this was on the page: it may stay there for a while yet. */
  leaveBehind(held: Held): void;
  /** What is on the page as far as is known, said or not. */
  shown(): Held | null;
  /** Says again what was said. */
  repeat(): void;
}

/** The second look comes so much later; a question or nobody waits longer, since a better answer often follows. */
const SECOND_MS = 100;
const SECOND_DOUBTFUL_MS = 250;
/** Words of the record before that stay in the page after its URL changed must stay so long to be believed. */
const STALE_OTHER_RECORD_MS = 2_000;
const STALE_OTHER_URL_MS = 600;
const STALE_QUIET_MS = 400;

interface Candidate extends Held {
  at: number;
  seenAt: number;
  changes: number;
  /** Whether all of it was on the page at one time. */
  isWhole: boolean;
  /** Whether a second look said the same. */
  isAgreed: boolean;
}

/** Makes the agreement of one watcher. */
export function createAgreement(options: AgreementOptions): Agreement {
  const { times, clock, say } = options;
  let published: Candidate | null = null;
  let candidate: Candidate | null = null;
  let before: Held | null = null;
  let isSaidLooking = false;
  let cancelSecond = () => {};

  function drop(): void {
    published = null;
    if (isSaidLooking) return;
    isSaidLooking = true;
    say({ state: 'looking', origin: options.origin() });
  }

  function publish(found: Candidate): void {
    published = found;
    candidate = null;
    before = null;
    isSaidLooking = false;
    repeat();
  }

  function repeat(): void {
    if (published === null) return;
    const { nodes: _nodes, ...detection } = published.look.seen;
    const { list } = published.look;
    say({ state: 'seen', origin: options.origin(), detection, list, seenAt: published.seenAt });
  }

  function consider(look: Look, isWhole: boolean): void {
    const held = hold(look);
    if (held.signature === published?.signature) {
      published = { ...published, ...held };
      candidate = null;
      return;
    }
    if (published !== null && namesSomebody(published) && held.identity !== published.identity) drop();
    const isSame = candidate?.signature === held.signature;
    candidate =
      candidate !== null && isSame
        ? { ...candidate, ...held, isAgreed: true }
        : { ...held, at: clock(), seenAt: options.now(), changes: times.changes, isWhole, isAgreed: false };
    const { status } = look.seen;
    const due = candidate.at + (status === 'person' || status === 'several' ? SECOND_MS : SECOND_DOUBTFUL_MS);
    awaitSecond(due - clock());
  }

  function awaitSecond(ms: number): void {
    cancelSecond();
    cancelSecond = options.later(second, Math.max(ms, 0));
  }

  /** The second look reads only the winner again; where nobody was named, it is enough that nothing changed. */
  function second(): void {
    if (candidate === null || !options.isReady()) return;
    if (isSuspect(candidate)) {
      awaitSecond(SECOND_MS);
      return;
    }
    const { status, nodes } = candidate.look.seen;
    // A page that took too long may only have met a busy moment: that is looked at twice.
    const isUnchanged = candidate.changes === times.changes && status !== 'too-large';
    const stands = candidate.isWhole && (nodes.length > 0 ? isStillTrue(candidate) : isUnchanged);
    if (stands || candidate.isAgreed) publish(candidate);
    else options.lookAgain();
  }

  /** Whether what was found may be left over from the record before: the same words in the same elements. */
  function isSuspect(found: Candidate): boolean {
    if (before === null || !namesSomebody(found) || !sharesNode(before, found)) return false;
    const [old, fresh] = [before.look.seen.key, found.look.seen.key];
    const isOther = old !== null && fresh !== null && JSON.stringify(old) !== JSON.stringify(fresh);
    const wait = isOther ? STALE_OTHER_RECORD_MS : STALE_OTHER_URL_MS;
    return clock() - times.navigatedAt < wait || clock() - times.changedAt < STALE_QUIET_MS;
  }

  return {
    published: () => published,
    isNaming: () => published !== null && namesSomebody(published),
    shown: () => published ?? candidate,
    consider,
    drop,
    repeat,
    forget() {
      candidate = null;
      cancelSecond();
    },
    leaveBehind(held) {
      before = held;
    },
  };
}
