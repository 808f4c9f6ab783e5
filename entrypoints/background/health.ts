import { browser } from 'wxt/browser';
import type { Sighting } from '../../lib/messages';
import { recordKeyText } from '../../lib/model/record-key-text';
import type { SiteHealth } from '../../lib/model/site-health';
import { healthAfter, type ReadPage } from '../../lib/rules/site-health';
import { keepSiteHealth, siteHealth } from '../wiring/site-health';

/** Which pages the generic reader stood in on lately: until the browser closes, so that it is no history. */
const lastKey = ({ site, kind }: ReadPage) => `fallen:${site}:${kind}`;
const LAST_LIMIT = 8;
/** A reader that works needs no note for each page. */
const NOTE_MS = 3_600_000;

let noting: Promise<void> = Promise.resolve();

/** Notes whether a site's own way of reading worked on a page. One at a time, so that no note is lost. */
export function noteHealth(sighting: Sighting, now: number = Date.now()): Promise<void> {
  noting = noting.then(() => note(sighting, now)).catch(() => undefined);
  return noting;
}

async function note(sighting: Sighting, now: number): Promise<void> {
  if (sighting.state !== 'seen') return;
  const { site, fallback, status, key } = sighting.detection;
  const isRead = status === 'person' || status === 'ask' || status === 'several';
  // Where nobody was found in the site's own way there may have been nobody: that says nothing of its reader.
  if (site === 'generic' || (!fallback && !isRead)) return;
  const read = { site, kind: key?.type ?? ('page' as const), fallback };
  const page = {
    ...read,
    isOther: fallback && (await isOther(read, key === null ? '' : recordKeyText(key))),
  };
  if (!fallback) await browser.storage.session.remove(lastKey(page));
  const before = await siteHealth();
  const after = healthAfter(before, page, now);
  if (isWorthKeeping(before, after)) await keepSiteHealth(after);
}

/** Whether the generic reader stood in on another page the last times. */
async function isOther(read: Omit<ReadPage, 'isOther'>, page: string): Promise<boolean> {
  const key = lastKey({ ...read, isOther: false });
  const kept: unknown = (await browser.storage.session.get(key))[key];
  const last = Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  if (last.includes(page)) return false;
  await browser.storage.session.set({ [key]: [...last, page].slice(-LAST_LIMIT) });
  return true;
}

function isWorthKeeping(before: SiteHealth, after: SiteHealth): boolean {
  const now = after.at(-1);
  const known = before.find(({ site, kind }) => site === now?.site && kind === now.kind);
  if (now === undefined || known === undefined) return true;
  const isSame = known.pages === now.pages && known.fallingSince === now.fallingSince;
  return !isSame || (now.ownAt ?? 0) - (known.ownAt ?? 0) > NOTE_MS;
}
