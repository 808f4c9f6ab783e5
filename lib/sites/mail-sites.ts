import { fastmail } from './fastmail';
import { gmail } from './gmail';
import { outlook } from './outlook';
import { proton } from './proton';
import { yahoo } from './yahoo';
import type { Site } from './site';

/** Webmail that has a host of its own. */
export const mailSites: readonly Site[] = [gmail, outlook, yahoo, proton, fastmail];
