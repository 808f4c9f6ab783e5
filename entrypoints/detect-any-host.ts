import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { anyHostSites } from '../lib/sites/any-host-sites';
import { detectWith } from './wiring/detection';

/** Runs in every other page that was granted: programs of any host are known by their pages. */
export default defineUnlistedScript(() => detectWith(anyHostSites));
