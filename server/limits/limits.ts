import type { Limit } from './buckets';

// How much is taken from one device or one address before it is asked to wait (429 with Retry-After, which the extension
// obeys). They stop what runs wild, a loop in a script or a guessing machine, and are far from what people do.
//
// Each server process counts for itself, in memory: behind a balancer n of them together let through up to n times as
// much. That is meant. Asking the database at each request would cost more than what it saves, and a limit that is off by
// the number of nodes still stops a loop.

export const LIMITS = {
  /**
   * A device sends after each thing its user does, a few a minute; after a month offline 10,000 changes are 20 requests of
   * 500. Somebody who types and clicks without a pause comes to 2 a second.
   */
  push: { burst: 120, perSecond: 5 },
  /** Each change of a colleague leads to one pull: 1,000 people who each do 30 things an hour are 8 a second. */
  pull: { burst: 240, perSecond: 15 },
  /** The whole of a team, the dearest thing there is: once after joining, again after a restore. */
  snapshot: { burst: 10, perSecond: 1 / 30 },
  /** A stream that breaks is opened again after a second at the soonest, by each page that is open. */
  live: { burst: 60, perSecond: 2 },
  /** Each person a page shows is looked up once: a list of 50 at a time, and some 2 pages a second when leafing fast. */
  lookup: { burst: 200, perSecond: 20 },
  /** Members, devices, links: done by hand. A fit that runs is asked after two or three times a second. */
  manage: { burst: 120, perSecond: 5 },
  /**
   * Wrong links from one address. A link is 256 random bits, so guessing is hopeless at any rate; this keeps the noise
   * down. Right ones do not count: a whole office may join from one address in a morning.
   */
  wrongInvite: { burst: 10, perSecond: 1 / 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;
