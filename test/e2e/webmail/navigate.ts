import type { Locator, Page } from 'playwright-core';
import type { MailFolder } from './seeded-mail';

/** When something happened, in milliseconds since 1970 with fractions, comparable between pages and Node. */
export type EpochMs = number;

/** An address in the header of a message (in the preview frame or on a page of its own) or on a contact card. */
export interface AddressSighting {
  at: EpochMs;
  where: Where;
  /** True for an address that stands only in the collapsed details, as Reply-To and second recipients do. */
  isCollapsed: boolean;
}

type Where = 'preview' | 'message' | 'contact';

interface Settling {
  /** Also wait until what was clicked is on the screen. */
  settled?: boolean;
}

/** Shows a folder's list with nothing open, as after signing in. */
export async function showFolder(page: Page, folder: MailFolder): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/?_task=mail&_mbox=${folder}`);
  await rowsOf(page, folder).first().waitFor();
}

/** Shows the inbox with no message open. */
export async function showInbox(page: Page): Promise<void> {
  await showFolder(page, 'INBOX');
}

/**
 * Clicks a message in the list, once for the preview or twice for the full view, and returns the time of the
 * click without waiting for the message, unless `settled` is set. Changes the folder first when needed.
 *
 * @example
 * const clicked = await openMessage(page, 'Price list for spring', { how: 'preview' });
 * const seen = await addressVisible(page, 'ivo.brandt@larkspur.example.com');
 * const waited = seen.at - clicked;
 */
export async function openMessage(
  page: Page,
  subject: string,
  options: { folder?: MailFolder; how: 'preview' | 'full' } & Settling,
): Promise<EpochMs> {
  const folder = options.folder ?? 'INBOX';
  await selectFolder(page, folder);
  const row = rowsOf(page, folder).filter({
    has: page.locator('span.subject a').getByText(subject, { exact: true }),
  });
  const clicked = await clickTimed(row, options.how === 'full' ? 2 : 1);
  if (options.settled === true) {
    await untilSeen(page, { address: null, subject, where: options.how === 'full' ? 'message' : 'preview' });
  }
  return clicked;
}

/**
 * Clicks a card in the address book (opening the book first) and returns the time of the click. `id` is the card's in
 * Roundcube: its place among the seeded ones, from 1.
 */
export async function openContactCard(page: Page, id: number, options: Settling = {}): Promise<EpochMs> {
  if ((await page.locator('#contacts-table').count()) === 0) {
    await page.goto(`${new URL(page.url()).origin}/?_task=addressbook`);
  }
  const clicked = await clickTimed(page.locator(`#contacts-table #rcmrow${String(id)}`), 1);
  if (options.settled === true) {
    const frame = page.locator(`#contact-frame[src*="_cid=${String(id)}"]`);
    await frame.contentFrame().locator('#contacthead').waitFor();
  }
  return clicked;
}

/** Answers the message that is open in full; resolves when the form is there, to the time of the click. */
export async function replyToOpenMessage(page: Page): Promise<EpochMs> {
  const clicked = await clickTimed(page.locator('a.reply:visible').first(), 1);
  await page.locator('#composebody').waitFor();
  return clicked;
}

/** Changes the language in the user's settings, as `de_DE`. */
export async function useLanguage(page: Page, language: string): Promise<void> {
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/?_task=settings&_action=edit-prefs&_section=general&_framed=1`);
  await page.locator('select[name="_language"]').selectOption(language);
  await page.locator('button.submit, input[type="submit"], button.btn-primary').first().click();
  await page.waitForLoadState();
  await page.goto(`${origin}/?_task=mail&_mbox=INBOX`);
  await page.locator(`html[lang^="${language.slice(0, 2)}"]`).waitFor();
}

/**
 * Resolves when the address stands in the header of the open message or on the open contact card. With
 * `subject`, only a message of that subject counts: the one shown before may be from the same sender.
 */
export async function addressVisible(
  page: Page,
  address: string,
  options: { subject?: string; where?: Where; timeoutMs?: number } = {},
): Promise<AddressSighting> {
  const { subject = null, where = null, timeoutMs } = options;
  return untilSeen(page, { address: address.toLowerCase(), subject, where }, timeoutMs);
}

function rowsOf(page: Page, folder: MailFolder): Locator {
  // While a folder loads, the rows of the one before are still there; only the links tell them apart.
  return page.locator(`#messagelist tr[id^=rcmrow]:has(a[href*="_mbox=${folder}&"])`);
}

async function selectFolder(page: Page, folder: MailFolder): Promise<void> {
  if ((await page.locator('#messagelist').count()) === 0) {
    await showFolder(page, folder);
    return;
  }
  const selected = page.locator(`#mailboxlist li.selected > a[rel="${folder}"]`);
  if ((await selected.count()) === 0) await page.click(`#mailboxlist a[rel="${folder}"]`);
  await rowsOf(page, folder).first().waitFor();
}

/** Clicks once the element is ready to be clicked, so that the time is that of the click alone. */
async function clickTimed(target: Locator, clickCount: 1 | 2): Promise<EpochMs> {
  await target.click({ trial: true });
  const clicked = performance.timeOrigin + performance.now();
  await target.click({ clickCount });
  return clicked;
}

interface Wanted {
  /** Lower-case, or null for any. */
  address: string | null;
  subject: string | null;
  where: Where | null;
}

async function untilSeen(page: Page, wanted: Wanted, timeoutMs = 10_000): Promise<AddressSighting> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const left = deadline - Date.now();
    if (left <= 0) {
      throw new Error(`${wanted.address ?? wanted.subject ?? 'the message'} was not visible in time`);
    }
    try {
      const sighting = await page.evaluate(watch, { ...wanted, left });
      if (sighting !== null) return sighting;
    } catch (error) {
      // Opening the full view replaces the top document, which ends the watch: begin again in the new one.
      if (!/context was destroyed|navigat/i.test(String(error))) throw error;
    }
  }
}

/**
 * Runs in the top page, because a frame's own document is replaced while it loads. It holds no inner named
 * functions: the names that a compiler records for them do not exist in the page.
 */
async function watch(wanted: Wanted & { left: number }): Promise<AddressSighting | null> {
  const end = performance.now() + wanted.left;
  while (performance.now() < end) {
    const frames = { preview: '#messagecontframe', contact: '#contact-frame', message: null } as const;
    for (const where of ['preview', 'contact', 'message'] as const) {
      if (wanted.where !== null && wanted.where !== where) continue;
      const selector = frames[where];
      const frame = selector === null ? null : document.querySelector<HTMLIFrameElement>(selector);
      const shown = selector === null ? document : frame?.contentDocument;
      const head = shown?.querySelector('#message-header, #contactsectioncontact');
      const isShown = (head?.getClientRects().length ?? 0) > 0 && frame?.getClientRects().length !== 0;
      if (head === null || head === undefined || !isShown) continue;
      // The heading's own text, without the label and the button inside it.
      const parts = Array.from(head.querySelector('h2.subject')?.childNodes ?? []);
      const texts = parts.filter((node) => node.nodeType === Node.TEXT_NODE);
      const subject = texts.map((node) => node.textContent).join('');
      if (wanted.subject !== null && subject.trim() !== wanted.subject) continue;
      for (const link of head.querySelectorAll('a.rcmContactAddress, a.email')) {
        const address = decodeURIComponent((link.getAttribute('href') ?? '').replace(/^mailto:/, ''));
        if (wanted.address !== null && address.toLowerCase() !== wanted.address) continue;
        const isCollapsed = link.getClientRects().length === 0;
        return { at: performance.timeOrigin + performance.now(), where, isCollapsed };
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return null;
}
