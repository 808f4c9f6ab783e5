import { defineContentScript } from 'wxt/utils/define-content-script';
import { pageReport } from '../lib/sites/page-report';

/** Runs once, on the user's click: its answer is the page's shape with all text blanked. */
export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: () => pageReport(document, new URL(location.href)),
});
