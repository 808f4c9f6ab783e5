import { browser } from 'wxt/browser';
import { SiteHealth } from '../../lib/model/site-health';

const KEY = 'site-health';

/** What is known of the sites; what storage.local holds is read with doubt: content scripts can reach it too. */
export async function siteHealth(): Promise<SiteHealth> {
  return healthIn((await browser.storage.local.get(KEY))[KEY]);
}

/** Keeps it. */
export async function keepSiteHealth(health: SiteHealth): Promise<void> {
  await browser.storage.local.set({ [KEY]: health });
}

/** Calls back with what is known, at once and after each change. Returns the way to stop. */
export function watchSiteHealth(seen: (health: SiteHealth) => void): () => void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = area === 'local' ? changes[KEY] : undefined;
    if (change !== undefined) seen(healthIn(change.newValue));
  };
  browser.storage.onChanged.addListener(changed);
  void siteHealth().then(seen);
  return () => browser.storage.onChanged.removeListener(changed);
}

function healthIn(value: unknown): SiteHealth {
  const parsed = SiteHealth.safeParse(value);
  return parsed.success ? parsed.data : [];
}
