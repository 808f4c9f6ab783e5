import { browser } from 'wxt/browser';
import { addressKey } from '../../lib/model/address';
import type { LearntOwn, LearntOwnPlace } from '../../lib/panel/context';

// What sites showed as the user's own addresses: one row of storage.local an origin, and one for what the user said
// does not count. The worker writes and reads it for the content scripts, the options page shows it.

const LEARNT = 'own:';
const REFUSED = 'own-not:';

/** What storage.local holds is read with doubt: content scripts can reach it too. */
async function textsAt(key: string): Promise<string[]> {
  const kept: unknown = (await browser.storage.local.get(key))[key];
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
}

/** The addresses that pages of an origin showed as the user's own, less those that do not count. */
export async function learntAt(origin: string): Promise<string[]> {
  const [learnt, refused] = await Promise.all([textsAt(LEARNT + origin), textsAt(REFUSED + origin)]);
  return learnt.filter((address) => !refused.includes(address));
}

/** Keeps what a page showed as the user's own addresses, for the pages of its origin that do not show them. */
export async function learnOwn(origin: string, addresses: string[]): Promise<void> {
  const learnt = addresses.flatMap((address) => addressKey(address) ?? []);
  if (learnt.length > 0) await browser.storage.local.set({ [LEARNT + origin]: learnt });
}

/** What was learnt, as the settings show it. */
export const learntOwn: LearntOwnPlace = {
  async list() {
    const keys = Object.keys(await browser.storage.local.get());
    const origins = keys.filter((key) => key.startsWith(LEARNT)).map((key) => key.slice(LEARNT.length));
    return Promise.all(origins.sort().map(listed));
  },
  async count(origin, address, counts) {
    const others = (await textsAt(REFUSED + origin)).filter((one) => one !== address);
    await browser.storage.local.set({ [REFUSED + origin]: counts ? others : [...others, address] });
  },
};

async function listed(origin: string): Promise<LearntOwn> {
  const [learnt, refused] = await Promise.all([textsAt(LEARNT + origin), textsAt(REFUSED + origin)]);
  const addresses = learnt.map((address) => ({ address, counts: !refused.includes(address) }));
  return { origin, addresses };
}
