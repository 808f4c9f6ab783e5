import { type Browser, browser } from 'wxt/browser';
import { type Answer, type Begun, PageMessage, PanelMessage } from '../../lib/messages';
import { reachTab } from './reach';
import { allowOnce, keepSighting, mayBeHeard } from './sightings';

type Sender = Browser.runtime.MessageSender;

/** What the worker needs from outside to answer messages. */
export interface Hearing {
  /** The user's own addresses and domains, with those learnt from this origin's pages. */
  own(origin: string): Promise<string[]>;
  learn(origin: string, addresses: string[]): Promise<void>;
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
      return { own: await to.own(origin) };
    case 'own':
      await to.learn(origin, parsed.data.addresses);
      return done;
    case 'sighting':
      if (parsed.data.sighting.origin !== origin) return refused('The sighting is of another site.');
      await keepSighting(tabId, parsed.data.sighting);
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
  }
}

async function lookAgain(tabId: number, to: Hearing): Promise<Answer> {
  const { url } = await browser.tabs.get(tabId);
  if (url === undefined) return refused('This site is not allowed.');
  await browser.tabs.sendMessage(tabId, { type: 'look', own: await to.own(new URL(url).origin) });
  return done;
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
