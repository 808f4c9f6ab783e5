import { isMatch } from '../../lib/sites/match-pattern';
import { mailSites } from '../../lib/sites/mail-sites';
import { recordSites } from '../../lib/sites/record-sites';
import type { Site } from '../../lib/sites/site';

/** A content script with the readers of one group of sites. A page runs one of them. */
export interface DetectionScript {
  id: string;
  /** The file of the extension. */
  file: string;
  /** Match patterns of the pages it is for. */
  patterns: string[];
}

const scriptOf = (id: string, sites: readonly Site[]): DetectionScript => ({
  id,
  file: `/${id}.js`,
  patterns: sites.flatMap(({ origins, alsoOn = [] }) => [...origins, ...alsoOn]),
});

/** The scripts of programs that have a host of their own. */
export const hostedScripts: readonly DetectionScript[] = [
  scriptOf('detect-mail', mailSites),
  scriptOf('detect-records', recordSites),
];

/** The script of every other host: programs that run anywhere, and the generic reader. */
export const anyHostScript = scriptOf('detect-any-host', []);

/** The script for a page. */
export function scriptFor(url: string): DetectionScript {
  return (
    hostedScripts.find(({ patterns }) => patterns.some((pattern) => isMatch(pattern, url))) ?? anyHostScript
  );
}
