import { browser } from 'wxt/browser';
import type { Lesson } from '../../lib/messages';
import { lessonKey } from '../../lib/model/sighting-key';
import { RULE_LIMIT, type TaughtRule } from '../../lib/model/taught-site';
import { whereShown } from '../../lib/panel/taught-words';
import { workerStore } from '../wiring/store';

/** The rules for the pages of an origin in a tab: the one that is being tried there, then what the team taught. */
export async function taughtRules(origin: string, tabId: number): Promise<TaughtRule[]> {
  const store = await workerStore();
  const [sites, session, { members }, lesson] = await Promise.all([
    store.taughtSites(),
    store.session(),
    store.team(),
    openLesson(tabId),
  ]);
  const how = { me: session?.member.id ?? null, members, now: Date.now(), locale: navigator.language };
  const rules = sites
    .filter((site) => site.enabled && site.origin === origin)
    .map((site): TaughtRule => {
      const { id, pages, record, fields } = site;
      return { id, pages, record, fields, evidence: whereShown(site, how) };
    });
  const trial = lesson?.origin === origin && lesson.trial !== null ? [lesson.trial] : [];
  return [...trial, ...rules].slice(0, RULE_LIMIT);
}

/** The lesson that is open for a tab. The background alone writes there, and what it writes it has parsed. */
export async function openLesson(tabId: number): Promise<Lesson | null> {
  const key = lessonKey(tabId);
  return ((await browser.storage.session.get(key))[key] as Lesson | undefined) ?? null;
}
