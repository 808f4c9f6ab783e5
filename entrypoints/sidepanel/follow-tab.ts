import { browser } from 'wxt/browser';
import type { Lesson, Sighting } from '../../lib/messages';
import { clickKey, lessonKey, sightingKey } from '../../lib/model/sighting-key';
import type { PageInput } from '../../lib/panel/page';
import { siteOrigin } from '../../lib/panel/site-origin';

/** The panel's eye on the tab beside it. */
export interface TabFollowing {
  tab: () => number | null;
  /** Tells at once, and whenever it changes, what the tab shows. */
  start: (seen: (input: PageInput) => void, lesson: (lesson: Lesson | null) => void) => void;
}

/** An allowed page that says nothing for so long does not answer. */
const SILENT_MS = 4000;

/** Follows the active tab of this window, or stays with the one that is pinned. */
export function followTab(pinned: number | null): TabFollowing {
  let tabId: number | null = pinned;
  let tell: (input: PageInput) => void = () => undefined;
  let tellLesson: (lesson: Lesson | null) => void = () => undefined;
  let round = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;

  async function look(): Promise<void> {
    const mine = (round += 1);
    clearTimeout(silence);
    const [input, lesson] =
      tabId === null ? [NOTHING, null] : await Promise.all([inputOf(tabId), lessonOf(tabId)]);
    if (mine !== round) return;
    tellLesson(lesson);
    say(input);
  }

  /** A page that is only looking has to come to an end of it. */
  function say(input: PageInput): void {
    clearTimeout(silence);
    tell(input);
    if (input.state !== 'sighting' || input.sighting.state !== 'looking') return;
    const { origin } = input.sighting;
    silence = setTimeout(() => tell({ state: 'silent', origin }), SILENT_MS);
  }

  function onSighting(changes: Record<string, { newValue?: unknown }>, area: string): void {
    if (area !== 'session' || tabId === null) return;
    if (clickKey(tabId) in changes) void look();
    const lesson = changes[lessonKey(tabId)];
    if (lesson !== undefined) tellLesson(lessonIn(lesson.newValue));
    const change = changes[sightingKey(tabId)];
    if (change === undefined) return;
    const sighting = sightingIn(change.newValue);
    if (sighting === null) {
      void look();
      return;
    }
    // The shortest way from the page to the eye: the background has checked who says it.
    round += 1;
    say({ state: 'sighting', sighting });
  }

  function start(seen: (input: PageInput) => void, taught: (lesson: Lesson | null) => void): void {
    tell = seen;
    tellLesson = taught;
    browser.storage.onChanged.addListener(onSighting);
    browser.permissions.onAdded.addListener(() => void look());
    browser.permissions.onRemoved.addListener(() => void look());
    browser.tabs.onUpdated.addListener((id, change) => {
      if (id === tabId && (change.status !== undefined || change.url !== undefined)) void look();
    });
    if (pinned !== null) {
      void look();
      return;
    }
    void browser.windows.getCurrent().then(async (own) => {
      browser.tabs.onActivated.addListener((active) => {
        if (active.windowId !== own.id) return;
        ({ tabId } = active);
        void look();
      });
      const [active] = await browser.tabs.query({
        active: true,
        ...(own.id === undefined ? {} : { windowId: own.id }),
      });
      tabId = active?.id ?? null;
      await look();
    });
  }

  return { tab: () => tabId, start };
}

/**
 * What lies in storage.session: the background alone writes there, and what it writes it has parsed. Nothing where the
 * key was removed.
 */
function sightingIn(value: unknown): Sighting | null {
  return (value as Sighting | null | undefined) ?? null;
}

/** The lesson in storage.session, of which the same holds. */
function lessonIn(value: unknown): Lesson | null {
  return (value as Lesson | null | undefined) ?? null;
}

async function lessonOf(tabId: number): Promise<Lesson | null> {
  const key = lessonKey(tabId);
  return lessonIn((await browser.storage.session.get(key))[key]);
}

const NOTHING: PageInput = { state: 'unsupported' };

/** What a tab shows now: what was seen, else whether it may be read at all. */
async function inputOf(tabId: number): Promise<PageInput> {
  const key = sightingKey(tabId);
  const [tab, kept] = await Promise.all([
    browser.tabs.get(tabId).catch(() => null),
    browser.storage.session.get(key),
  ]);
  if (tab === null) return NOTHING;
  const origin = tab.url !== undefined && URL.canParse(tab.url) ? new URL(tab.url).origin : null;
  const sighting = sightingIn(kept[key]);
  if (sighting !== null && (origin === null || sighting.origin === origin)) {
    return { state: 'sighting', sighting };
  }
  // Without a permission for the page the browser does not tell its address.
  if (origin === null) return { state: 'no-permission', origin: null, once: false };
  const pattern = siteOrigin(tab.url ?? '');
  if (pattern === null) return NOTHING;
  if (!(await browser.permissions.contains({ origins: [pattern] }))) {
    return { state: 'no-permission', origin, once: true };
  }
  return { state: 'sighting', sighting: { state: 'looking', origin } };
}
