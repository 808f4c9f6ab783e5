import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { recordSites } from '../lib/sites/record-sites';
import { detectWith } from './wiring/detection';

/** Runs in the pages of CRMs and support desks that have a host of their own. */
export default defineUnlistedScript(() => detectWith(recordSites));
