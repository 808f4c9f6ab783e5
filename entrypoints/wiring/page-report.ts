import { browser } from 'wxt/browser';

/** The shape of a tab's page with all text blanked; null where the page may not be read, or does not answer. */
export async function reportOfTab(tabId: number): Promise<string | null> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      files: ['/content-scripts/report.js'],
    });
    const result: unknown = answer?.result;
    return typeof result === 'string' ? result : null;
  } catch {
    return null;
  }
}
