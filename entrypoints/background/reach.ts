import { browser } from 'wxt/browser';

const SCRIPT = { id: 'detect', file: '/detect.js' } as const;

/** The origins the user has granted, as match patterns. */
export async function grantedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => /^(https?|\*):\/\//.test(origin));
}

/** Registers the content script for exactly the origins that are granted now. Safe to call at any time, again. */
export async function registerDetection(): Promise<void> {
  const matches = await grantedOrigins();
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT.id] });
  if (matches.length === 0) {
    if (registered) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT.id] });
    return;
  }
  const script = {
    id: SCRIPT.id,
    js: [SCRIPT.file],
    matches,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (registered) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/** Runs the content script in the tabs that were open before their origin was granted: registering does not reach them. */
export async function reachOpenTabs(origins: string[]): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: origins });
  const ids = tabs.flatMap((tab) => tab.id ?? []);
  await Promise.allSettled(ids.map(reachTab));
}

/**
 * Runs the content script in one tab.
 * @throws where the tab may not be read: a browser page, or no permission for it.
 */
export async function reachTab(tabId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT.file] });
}
