import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import type { InsertAnswer } from '../../lib/panel/context';

/** The name is made by the build, whose types may be older than this file. */
const SCRIPT: string = '/content-scripts/insert.js';

/** Types a text at the caret of the open compose field of a tab; called from a click. */
export async function insertIntoTab(tabId: number, text: string): Promise<InsertAnswer> {
  const target = { tabId };
  try {
    await browser.scripting.executeScript({
      target,
      // Stands alone: only what it is made of reaches the page.
      func: (laid: string) => {
        (globalThis as { sidestageInsert?: string }).sidestageInsert = laid;
      },
      args: [text],
    });
    const [answer] = await browser.scripting.executeScript({ target, files: [SCRIPT as ScriptPublicPath] });
    const result: unknown = answer?.result;
    return result === 'inserted' || result === 'several-fields' ? result : 'no-field';
  } catch {
    return 'not-allowed';
  }
}
