import { browser } from 'wxt/browser';
import type { Begun, LookMessage, PageMessage, Sighting } from '../../lib/messages';
import { ownShown } from '../../lib/sites/own-shown';
import type { Site } from '../../lib/sites/site';
import { type Watch, watch } from '../../lib/sites/watch';

/** The script that runs in this page, as the next one injected finds it: a page is read by one only. */
interface Running {
  isAlive(): boolean;
  again(): void;
  stop(): void;
}

/** Kept in the script's own world, which the page cannot see. */
const MARK = 'sidestageDetect';
const BEGIN_AGAIN_MS = [300, 1_000, 3_000, 10_000, 30_000, 60_000];
const OWN_SHOWN_LIMIT = 20;
const SEND_AGAIN_MS = [200, 1_000, 5_000];

/**
 * What a content script does, with the readers it brings: reads the page it runs in, for as long as the extension is
 * there. To WXT it is a script that no manifest lists: the background registers it for what was granted, and WXT's own
 * context for content scripts (a tenth of a script that runs in every page) watches what this one watches itself.
 */
export function detectWith(sites: readonly Site[]): void {
  const world = globalThis as { [MARK]?: Running };
  const other = world[MARK];
  if (other?.isAlive() === true) other.again();
  else {
    other?.stop();
    world[MARK] = start(sites);
  }
}

/** Begins to read the page: asks for the user's own addresses, and says what it sees until the extension is gone. */
function start(sites: readonly Site[]): Running {
  const ended = new AbortController();
  let watching: Watch | null = null;
  let latest: Sighting | null = null;
  let known: Begun = { own: [], taught: [] };
  let told = '';

  function stop(): void {
    ended.abort();
    // Of an extension that is gone, even this throws.
    if (!isOrphan()) browser.runtime.onMessage.removeListener(hear);
  }

  /** Whether nobody is there any more to be told; then everything ends here too. */
  function isLeft(): boolean {
    if (isOrphan()) stop();
    return ended.signal.aborted;
  }

  async function ask(message: PageMessage): Promise<unknown> {
    return isLeft() ? undefined : browser.runtime.sendMessage(message);
  }

  async function begin(tries = 0): Promise<void> {
    const answer: unknown = await ask({ type: 'begin' }).catch(() => undefined);
    if (ended.signal.aborted || watching !== null) return;
    const wait = BEGIN_AGAIN_MS[tries];
    if (isBegun(answer)) look(answer);
    else if (wait === undefined) stop();
    else setTimeout(() => void begin(tries + 1), wait);
  }

  function look(next: Begun): void {
    known = next;
    const { own, taught } = next;
    if (watching === null)
      watching = watch({ sites, window, own, taught, report, isOrphan: isLeft, signal: ended.signal });
    else watching.again(own, taught);
  }

  function report(sighting: Sighting): void {
    latest = sighting;
    void send(sighting);
    if (sighting.state === 'seen') void tellOwn();
  }

  /** Not every page of a site says whose account it is; what one says holds for the others. */
  async function tellOwn(): Promise<void> {
    const addresses = ownShown(document, new URL(location.href), sites).slice(0, OWN_SHOWN_LIMIT);
    const text = addresses.join(' ');
    if (addresses.length === 0 || text === told) return;
    told = text;
    await ask({ type: 'own', addresses }).catch(() => undefined);
  }

  async function send(sighting: Sighting, tries = 0): Promise<void> {
    try {
      const answer = await ask({ type: 'sighting', sighting });
      // The permission for this site was taken away: there is nobody to tell any more.
      if (isRefused(answer)) stop();
    } catch {
      const wait = SEND_AGAIN_MS[tries];
      if (isOrphan()) stop();
      else if (wait !== undefined && latest === sighting) {
        setTimeout(() => latest === sighting && void send(sighting, tries + 1), wait);
      }
    }
  }

  function hear(message: unknown): void {
    if (isLook(message) && !ended.signal.aborted) look(message);
  }

  browser.runtime.onMessage.addListener(hear);
  void begin();
  return {
    isAlive: () => !ended.signal.aborted && !isOrphan(),
    again: () => watching?.again(known.own, known.taught),
    stop,
  };
}

/** Whether the extension that brought this script was updated or removed. */
function isOrphan(): boolean {
  const { runtime } = browser as { runtime?: { id?: string } };
  return runtime?.id === undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isBegun(answer: unknown): answer is Begun {
  if (typeof answer !== 'object' || answer === null || !('own' in answer) || !('taught' in answer))
    return false;
  // The background has parsed each rule; another extension cannot answer.
  return isTexts(answer.own) && Array.isArray(answer.taught);
}

function isRefused(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
}

function isLook(message: unknown): message is LookMessage {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  return message.type === 'look' && isBegun(message);
}
