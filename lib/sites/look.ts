import type { ListedPerson } from '../model/detection';
import type { TaughtRule } from '../model/taught-site';
import { ROW_LIMIT } from './bounds';
import { generic, readAnyway, Unprepared } from './generic';
import { lookTaught, type Read } from './look-taught';
import { buildPage, rootsOf, withOwn, type Root } from './page';
import type { Page, Seen, Site } from './site';
import { rulesFor } from './taught';
import { atOnce, type Steps } from './steps';
import { timeBudget, TooLarge, type Budget, type BudgetOptions } from './too-large';
import { recordInUrl } from './url-record';
import { NOBODY, seenBy } from './verdict';

/** What one look at a page gave. */
export interface Look {
  seen: Seen;
  list: ListedPerson[];
  /** Every tree that was read: where changes must be watched for. */
  roots: Root[];
}

/** How a page is looked at. */
export interface LookOptions extends BudgetOptions {
  /** The readers to choose from; a page of none of them is the generic reader's. */
  sites: readonly Site[];
  /** Rules for this origin; they go before every site. */
  taught?: readonly TaughtRule[];
  /** Told of the trees that are read, before they are. */
  began?: (roots: readonly Root[]) => void;
}

/** Looks at a page once: which site it is, who it is about, and who is in its list. Nothing is written to the page. */
export function look(document: Document, url: URL, own: Iterable<string>, options: LookOptions): Look {
  return atOnce(lookInSteps(document, url, own, options));
}

/** The same in steps of about `stepMs`, each begun by the one who goes through them. */
export function* lookInSteps(
  document: Document,
  url: URL,
  own: Iterable<string>,
  { sites, taught = [], began, ...limits }: LookOptions,
): Steps<Look> {
  const budget = timeBudget(limits);
  let page: Page;
  try {
    page = buildPage(document, url, own, budget);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    began?.([document]);
    return { seen: tooLarge(generic.id), list: [], roots: [document] };
  }
  const roots = page.frames.flatMap((frame) => rootsOf(frame));
  began?.(roots);
  const site = sites.find((candidate) => candidate.recognises(page)) ?? generic;
  const found =
    (yield* timed(readBy(site, page), budget)) ??
    (site === generic ? null : yield* timed(readBy(inPlaceOf(site), page), budget));
  const usual = found ?? { seen: seenBy(site.id, null, NOBODY), list: [] };
  const rules = rulesFor(url, taught);
  if (rules.length === 0) return { ...usual, roots };
  return {
    ...lookTaught(
      withOwn(page, ownBy(site, page)),
      rules,
      usual,
      timeBudget({ ...limits, stepMs: Infinity }),
    ),
    roots,
  };
}

/** The user's own addresses as a site knows them; none where a page nobody thought of makes it fail. */
function ownBy(site: Site, page: Page): string[] {
  try {
    return site.own?.(page) ?? [];
  } catch {
    return [];
  }
}

/** The generic reader, for a site whose own way of reading failed. */
function inPlaceOf(site: Site): Site {
  return { ...generic, detect: (page) => readAnyway(page, site.id, recordInUrl(page.url)) };
}

/** Steps with the time of each, and none of what lies between. */
function* timed<T>(steps: Steps<T>, budget: Budget): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    budget.pause();
    yield;
    budget.resume();
  }
}

/** What a site reads of a page; null where a page nobody thought of makes it fail. */
function* readBy(site: Site, page: Page): Steps<Read | null> {
  try {
    const known = withOwn(page, site.own?.(page) ?? []);
    if (site.prepare !== undefined) yield* site.prepare(known);
    try {
      return foundBy(site, known);
    } catch (error) {
      if (!(error instanceof Unprepared) || generic.prepare === undefined) throw error;
      yield* generic.prepare(known);
      return foundBy(site, known);
    }
  } catch (error) {
    return error instanceof TooLarge ? { seen: tooLarge(site.id), list: [] } : null;
  }
}

function foundBy(site: Site, page: Page): Read {
  return { seen: site.detect(page), list: site.list?.(page).slice(0, ROW_LIMIT) ?? [] };
}

function tooLarge(site: string): Seen {
  return { ...seenBy(site, null, NOBODY), status: 'too-large' };
}
