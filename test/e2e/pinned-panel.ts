import type { Page } from 'playwright-core';
import type { ExtensionBrowser } from './browser';

interface TabsApi {
  chrome: { tabs: { query(filter: object): Promise<{ id?: number; url?: string }[]> } };
}

/** Opens the panel's page in a tab of its own, pinned to what another tab shows: for any width, and for pictures. */
export async function openPinnedPanel(
  browser: ExtensionBrowser,
  page: Page,
  size: { width: number; height: number },
): Promise<Page> {
  const pinned = await browser.context.newPage();
  await pinned.setViewportSize(size);
  await pinned.goto(`chrome-extension://${browser.extensionId}/options.html`);
  const id = await pinned.evaluate(async (url) => {
    const { chrome } = globalThis as unknown as TabsApi;
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url === url)?.id ?? null;
  }, page.url());
  if (id === null) throw new Error(`No tab shows ${page.url()}`);
  await pinned.goto(`chrome-extension://${browser.extensionId}/sidepanel.html?tab=${String(id)}`);
  return pinned;
}
