import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import { anyHostScript, hostedScripts, scriptFor } from './scripts';

/** The origins the user has granted, as match patterns. */
export async function grantedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => /^(https?|\*):\/\//.test(origin));
}

/**
 * Registers the content scripts for the origins that are granted now. Safe to call at any time, again. A pattern of a
 * program that is not granted reaches nothing: the browser asks for its permission as well.
 */
export async function registerDetection(): Promise<void> {
  const granted = await grantedOrigins();
  const hosted = hostedScripts.map(({ id, file, patterns }) => registration(id, file, patterns));
  const elsewhere = { excludeMatches: hostedScripts.flatMap(({ patterns }) => patterns) };
  const { id, file } = anyHostScript;
  const wanted =
    granted.length === 0 ? [] : [...hosted, { ...registration(id, file, granted), ...elsewhere }];
  const registered = (await browser.scripting.getRegisteredContentScripts()).map((script) => script.id);
  const gone = registered.filter((known) => !wanted.some((script) => script.id === known));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const known = wanted.filter((script) => registered.includes(script.id));
  const fresh = wanted.filter((script) => !registered.includes(script.id));
  if (known.length > 0) await browser.scripting.updateContentScripts(known);
  if (fresh.length > 0) await browser.scripting.registerContentScripts(fresh);
}

function registration(id: string, file: string, matches: string[]) {
  return { id, js: [file], matches, runAt: 'document_idle' as const, persistAcrossSessions: true };
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
  const { url = '' } = await browser.tabs.get(tabId);
  await browser.scripting.executeScript({
    target: { tabId },
    files: [scriptFor(url).file as ScriptPublicPath],
  });
}
