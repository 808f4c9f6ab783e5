import { browser } from 'wxt/browser';
import type { Sighting } from '../../lib/messages';
import { clickKey, lessonKey, sightingKey } from '../../lib/model/sighting-key';

/** Where it is kept that the user let one tab be read once: the origin it was then. */
const onceKey = (tabId: number) => `once:${String(tabId)}`;

/** Keeps what a tab shows now. It lies in storage.session: a stopped worker forgets nothing, a closed browser everything. */
export async function keepSighting(tabId: number, sighting: Sighting): Promise<void> {
  await browser.storage.session.set({ [sightingKey(tabId)]: sighting });
}

/** Forgets what a tab showed. */
export async function dropSighting(tabId: number): Promise<void> {
  await browser.storage.session.remove(sightingKey(tabId));
}

/** Lets the page that a tab shows now be read without a lasting permission, until it goes to another origin. */
export async function allowOnce(tabId: number, origin: string): Promise<void> {
  await browser.storage.session.set({ [onceKey(tabId)]: origin });
}

/** Tells an open panel that the user pressed the toolbar's button on a tab: its address can be seen from now on. */
export async function noteClick(tabId: number): Promise<void> {
  await browser.storage.session.set({ [clickKey(tabId)]: Date.now() });
}

/** Forgets everything of a tab that was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  const keys = [sightingKey, onceKey, clickKey, lessonKey].map((key) => key(tabId));
  await browser.storage.session.remove(keys);
}

/**
 * Whether a page of this origin in this tab may be heard now. A content script goes on running after its permission
 * was taken away, so this is asked for every message.
 */
export async function mayBeHeard(tabId: number, origin: string): Promise<boolean> {
  if (await browser.permissions.contains({ origins: [`${origin}/*`] })) return true;
  const key = onceKey(tabId);
  return (await browser.storage.session.get(key))[key] === origin;
}

/** Forgets the sightings of all tabs that may not be read any longer. */
export async function dropUnreadable(): Promise<void> {
  const kept = await browser.storage.session.get();
  for (const [key, value] of Object.entries(kept)) {
    const tabId = /^sighting:(\d+)$/.exec(key)?.[1];
    const origin = (value as Partial<Sighting> | undefined)?.origin;
    if (tabId === undefined || origin === undefined) continue;
    if (!(await mayBeHeard(Number(tabId), origin))) await browser.storage.session.remove(key);
  }
}
