import { type Browser, browser } from 'wxt/browser';
import {
  type Answer,
  type Begun,
  type LookMessage,
  PageMessage,
  PanelMessage,
  type Sighting,
} from '../../lib/messages';
import type { TaughtRule } from '../../lib/model/taught-site';
import { beginLesson, endLesson, hearProgress, skipField, tryLesson } from './lesson';
import { grantedOrigins, reachTab } from './reach';
import { allowOnce, keepSighting, mayBeHeard } from './sightings';

type Sender = Browser.runtime.MessageSender;

/** What the worker needs from outside to answer messages. */
export interface Hearing {
  /** The user's own addresses and domains, with those learnt from this origin's pages. */
  own(origin: string): Promise<string[]>;
  /** The rules for this origin's pages in this tab. */
  taught(origin: string, tabId: number): Promise<TaughtRule[]>;
  learn(origin: string, addresses: string[]): Promise<void>;
  /** Notes whether the site's own way of reading worked. */
  note(sighting: Sighting): Promise<void>;
  sync(): Promise<void>;
}

const refused = (error: string): Answer => ({ ok: false, error });
const done: Answer = { ok: true };

/** Answers one runtime message. Whatever does not parse, or comes from where it must not, is refused with a sentence. */
export async function hear(message: unknown, sender: Sender, to: Hearing): Promise<Answer | Begun> {
  if (sender.id !== browser.runtime.id) return refused('Not from this extension.');
  try {
    return isOwnPage(sender) ? await hearPanel(message, to) : await hearPage(message, sender, to);
  } catch (error) {
    return refused(error instanceof Error ? error.message.slice(0, 300) : 'It did not work.');
  }
}

/** Whether a message comes from a page of the extension itself, not from a content script. */
function isOwnPage(sender: Sender): boolean {
  return sender.url?.startsWith(browser.runtime.getURL('/')) === true;
}

function originOf(sender: Sender): string | null {
  // Firefox has no sender.origin.
  const url = sender.origin ?? sender.url;
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
}

async function hearPage(message: unknown, sender: Sender, to: Hearing): Promise<Answer | Begun> {
  const tabId = sender.tab?.id;
  const origin = originOf(sender);
  if (tabId === undefined || origin === null || sender.frameId !== 0) return refused('Not from a page.');
  const parsed = PageMessage.safeParse(message);
  if (!parsed.success) return refused('The message could not be read.');
  if (!(await mayBeHeard(tabId, origin))) return refused('This site is not allowed.');
  switch (parsed.data.type) {
    case 'begin':
      return begun(origin, tabId, to);
    case 'progress':
      return hearProgress(tabId, origin, parsed.data.progress);
    case 'own':
      await to.learn(origin, parsed.data.addresses);
      return done;
    case 'sighting':
      if (parsed.data.sighting.origin !== origin) return refused('The sighting is of another site.');
      await keepSighting(tabId, parsed.data.sighting);
      await to.note(parsed.data.sighting);
      return done;
  }
}

async function hearPanel(message: unknown, to: Hearing): Promise<Answer> {
  const parsed = PanelMessage.safeParse(message);
  if (!parsed.success) return refused('The message could not be read.');
  const request = parsed.data;
  switch (request.type) {
    case 'sync':
      await to.sync();
      return done;
    case 'look':
      return lookAgain(request.tabId, to);
    case 'read-once':
      return readOnce(request.tabId);
    case 'teach':
      return beginLesson(request.tabId);
    case 'teach-skip':
      return skipField(request.tabId);
    case 'teach-try': {
      const tried = await tryLesson(request.tabId, request.record);
      return tried.ok ? lookAgain(request.tabId, to) : tried;
    }
    case 'teach-end':
      await endLesson(request.tabId);
      return lookAgain(request.tabId, to);
    case 'taught':
    case 'own-changed':
      await lookEverywhere(to);
      return done;
  }
}

async function lookAgain(tabId: number, to: Hearing): Promise<Answer> {
  const { url } = await browser.tabs.get(tabId);
  if (url === undefined) return refused('This site is not allowed.');
  const message: LookMessage = { type: 'look', ...(await begun(new URL(url).origin, tabId, to)) };
  await browser.tabs.sendMessage(tabId, message);
  return done;
}

async function begun(origin: string, tabId: number, to: Hearing): Promise<Begun> {
  const [own, taught] = await Promise.all([to.own(origin), to.taught(origin, tabId)]);
  return { own, taught };
}

const TAB_LIMIT = 100;

/** Every open page that may be read looks again; a tab where nobody listens is passed over. */
async function lookEverywhere(to: Hearing): Promise<void> {
  const url = await grantedOrigins();
  const tabs = url.length === 0 ? [] : await browser.tabs.query({ url });
  const ids = tabs.flatMap(({ id, discarded }) => (id === undefined || discarded ? [] : [id]));
  await Promise.allSettled(ids.slice(0, TAB_LIMIT).map((id) => lookAgain(id, to)));
}

/** Reads a tab the user has just given a click for (activeTab). */
export async function readOnce(tabId: number): Promise<Answer> {
  try {
    const { url } = await browser.tabs.get(tabId);
    if (url === undefined) throw new Error('The address of the tab is not known.');
    await allowOnce(tabId, new URL(url).origin);
    await reachTab(tabId);
    return done;
  } catch {
    return refused(
      'The browser lets this page be read once only after Alt+Shift+R is pressed on it. Or allow the site.',
    );
  }
}
