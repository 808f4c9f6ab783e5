import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { mailSites } from '../lib/sites/mail-sites';
import { detectWith } from './wiring/detection';

/** Runs in the pages of webmail that has a host of its own. */
export default defineUnlistedScript(() => detectWith(mailSites));
