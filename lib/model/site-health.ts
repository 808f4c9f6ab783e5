import { z } from './zod';
import { RecordType } from './record-key';
import { Instant } from './scalars';

/** At most so many kinds of pages are remembered; the one seen longest ago is forgotten. */
export const HEALTH_LIMIT = 120;

/**
 * How one kind of a site's pages could be read on this device lately. No page is named: only the site, the kind of its
 * records (`page`: none), two moments and a count.
 */
export const KindHealth = z.strictObject({
  site: z.string().min(1).max(64),
  kind: z.enum([...RecordType.options, 'page']),
  /** When the site's own way of reading last worked; null where it never has. */
  ownAt: Instant.nullable(),
  /** Since when the generic reader stands in for it; null where it does not. */
  fallingSince: Instant.nullable(),
  /** How many different pages in a row it stood in on. */
  pages: z.int().min(0).max(1_000),
});
export type KindHealth = z.infer<typeof KindHealth>;

/** What is known of all sites; the one seen last comes last. */
export const SiteHealth = z.array(KindHealth).max(HEALTH_LIMIT);
export type SiteHealth = z.infer<typeof SiteHealth>;
