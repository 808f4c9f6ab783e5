import { buildPage } from './page';
import type { Site } from './site';
import { timeBudget, TooLarge } from './too-large';

/**
 * The user's own addresses that a page shows, where its site knows where to look. Not every page of a site shows them:
 * who asks keeps them for the others. Empty for a page that is too large to read.
 */
export function ownShown(document: Document, url: URL, sites: readonly Site[]): string[] {
  try {
    const page = buildPage(document, url, [], timeBudget());
    return sites.find((site) => site.recognises(page))?.own?.(page) ?? [];
  } catch (error) {
    if (error instanceof TooLarge) return [];
    throw error;
  }
}
