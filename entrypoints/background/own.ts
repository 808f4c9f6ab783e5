import { browser } from 'wxt/browser';
import { addressKey } from '../../lib/model/address';
import { workerStore } from '../wiring/store';

/** Where the addresses lie that a site showed as the user's own. They hold for that origin only. */
const learntKey = (origin: string) => `own:${origin}`;

async function learntAt(origin: string): Promise<string[]> {
  const key = learntKey(origin);
  const kept: unknown = (await browser.storage.local.get(key))[key];
  return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
}

/** Keeps what a page showed as the user's own addresses, for the pages of its origin that do not show them. */
export async function learnOwn(origin: string, addresses: string[]): Promise<void> {
  const learnt = addresses.flatMap((address) => addressKey(address) ?? []);
  if (learnt.length > 0) await browser.storage.local.set({ [learntKey(origin)]: learnt });
}

/** The user's own addresses and domains: of this device, of the team, and as learnt from pages of this origin. */
export async function ownAddresses(origin: string): Promise<string[]> {
  const store = await workerStore();
  const [{ own }, { workspace }, learnt] = await Promise.all([
    store.device(),
    store.team(),
    learntAt(origin),
  ]);
  return [...new Set([...own, ...(workspace?.ownAddresses ?? []), ...learnt])];
}
