import type { ListedPerson } from '../model/detection';
import { ROW_LIMIT, TIME_LIMIT_MS } from './bounds';
import { generic } from './generic';
import { sites as allSites } from './index';
import { buildPage, rootsOf, withOwn, type Root } from './page';
import type { Page, Seen, Site } from './site';
import { timeBudget, TooLarge } from './too-large';
import { NOBODY, seenBy } from './verdict';

/** What one look at a page gave. */
export interface Look {
  seen: Seen;
  list: ListedPerson[];
  /** Every tree that was read: where changes must be watched for. */
  roots: Root[];
}

/** Looks at a page once: which site it is, who it is about, and who is in its list. Nothing is written to the page. */
export function look(
  document: Document,
  url: URL,
  own: Iterable<string>,
  { sites = allSites, limitMs = TIME_LIMIT_MS }: { sites?: readonly Site[]; limitMs?: number } = {},
): Look {
  let page: Page;
  try {
    page = buildPage(document, url, own, timeBudget(limitMs));
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return { seen: tooLarge(generic.id), list: [], roots: [document] };
  }
  const roots = page.frames.flatMap((frame) => rootsOf(frame));
  const site = sites.find((candidate) => candidate.recognises(page)) ?? generic;
  const found = readBy(site, page) ?? (site === generic ? null : readBy(generic, page));
  return { ...(found ?? { seen: seenBy(site.id, null, NOBODY), list: [] }), roots };
}

/** What a site reads of a page; null where a page nobody thought of makes it fail. */
function readBy(site: Site, page: Page): { seen: Seen; list: ListedPerson[] } | null {
  try {
    const known = withOwn(page, site.own?.(page) ?? []);
    return { seen: site.detect(known), list: site.list?.(known).slice(0, ROW_LIMIT) ?? [] };
  } catch (error) {
    return error instanceof TooLarge ? { seen: tooLarge(site.id), list: [] } : null;
  }
}

function tooLarge(site: string): Seen {
  return { ...seenBy(site, null, NOBODY), status: 'too-large' };
}
