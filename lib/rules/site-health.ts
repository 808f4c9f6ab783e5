import type { KindHealth, SiteHealth } from '../model/site-health';

/** So many different pages in a row say that a site has changed, rather than that one page is odd. */
const PAGES_ENOUGH = 3;
/** At most so many kinds of pages are kept. */
const LIMIT = 120;
const PAGES_LIMIT = 1_000;

/** One page that was read: by the site's own way, or by the generic reader in its place. */
export interface ReadPage {
  site: string;
  kind: KindHealth['kind'];
  fallback: boolean;
  /** Whether the generic reader stood in on another page than these last times. */
  isOther: boolean;
}

/** What is known of the sites after one more page. SH1 SH2 SH4 */
export function healthAfter(health: SiteHealth, page: ReadPage, now: number): SiteHealth {
  const { site, kind } = page;
  const known = find(health, page) ?? { site, kind, ownAt: null, fallingSince: null, pages: 0 };
  const next: KindHealth = page.fallback
    ? {
        ...known,
        fallingSince: known.fallingSince ?? now,
        pages: Math.min(known.pages + (page.isOther ? 1 : 0), PAGES_LIMIT),
      }
    : { ...known, ownAt: now, fallingSince: null, pages: 0 };
  return [...health.filter((one) => one !== find(health, page)), next].slice(-LIMIT);
}

/**
 * Since when a site that could be read on this device has not been fitting its pages any more; null where it fits, has
 * never been read, or has failed on too few pages to say so. SH3
 */
export function outgrownSince(health: SiteHealth, page: Pick<KindHealth, 'site' | 'kind'>): number | null {
  const known = find(health, page);
  const isSure = known !== undefined && known.ownAt !== null && known.pages >= PAGES_ENOUGH;
  return isSure ? known.fallingSince : null;
}

function find(health: SiteHealth, { site, kind }: Pick<KindHealth, 'site' | 'kind'>): KindHealth | undefined {
  return health.find((one) => one.site === site && one.kind === kind);
}
