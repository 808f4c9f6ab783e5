import type { Answer, PanelMessage } from '../messages';
import { outgrownSince } from '../rules/site-health';
import type { PanelContext } from './context';
import type { PanelState } from './state';

export interface PageCommands {
  /** Looks at the page again. */
  lookAgain: () => Promise<void>;
  /** Reads the page once, on the user's click, without a lasting permission. */
  readOnce(): Promise<void>;
  /** The shape of the page with all text blanked, to be shown before anything is done with it; null without a page. */
  pageReport(): Promise<string | null>;
}

/** Where a site's own way of reading no longer fits the page that is shown; null where it does. */
export function outgrown({ page, siteHealth }: PanelState): { site: string } | null {
  if (!('record' in page) || !page.fallback) return null;
  const { site, record } = page;
  return outgrownSince(siteHealth, { site, kind: record?.type ?? 'page' }) === null ? null : { site };
}

/** What the panel asks of the page beside it, by way of the background. */
export function pageCommands({ options, state }: PanelContext): PageCommands {
  const ask = async (type: 'look' | 'read-once', tabId: number): Promise<Answer> => {
    const message: PanelMessage = { type, tabId };
    return options.send(message).catch(() => SILENT);
  };
  const readOnce = async (): Promise<void> => {
    const tabId = options.tab();
    if (tabId === null) return;
    const answer = await ask('read-once', tabId);
    state.setState({ problem: answer.ok ? null : answer.error });
  };
  return {
    async lookAgain() {
      const tabId = options.tab();
      // A page that does not answer has no script of ours, or one from before an update: it gets a new one.
      if (tabId !== null && !(await ask('look', tabId)).ok) await readOnce();
    },
    readOnce,
    pageReport() {
      const tabId = options.tab();
      return tabId === null ? Promise.resolve(null) : options.pageReport(tabId);
    },
  };
}

const SILENT: Answer = { ok: false, error: 'Sidestage did not answer. Close this panel and open it again.' };
