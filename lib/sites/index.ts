import { anyHostSites } from './any-host-sites';
import { generic } from './generic';
import { mailSites } from './mail-sites';
import { recordSites } from './record-sites';
import type { Site } from './site';

/**
 * Every site that can be read, the particular before the general: the first that recognises a page reads it. Three lists,
 * since a page loads only the readers it can need.
 */
export const sites: readonly Site[] = [...mailSites, ...recordSites, ...anyHostSites, generic];
