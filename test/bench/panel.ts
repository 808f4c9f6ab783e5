import type { Page } from 'playwright-core';
import { type ExtensionBrowser, launchBrowser } from '../e2e/browser';
import { workAlone } from '../e2e/panel';
import { MAILS } from '../e2e/webmail/mailbox';
import { addressVisible, openMessage } from '../e2e/webmail/navigate';
import { ensureWebmailPackages } from '../e2e/webmail/packages';
import { startWebmail } from '../e2e/webmail/webmail';
import { quantile } from './quantile';
import type { Figure } from './sizes';

const ROUNDS = 2;
/** Nobody opens one message after another faster than this: without it the watcher's pace is measured. */
const READING_MS = 700;

/** Runs in the panel, as text: what compiles this file would put names of its own into a function. */
const NOTE_DRAWN = `
  new MutationObserver(() => requestAnimationFrame(() => {
    const text = document.querySelector('[aria-label="Person"] a[href^="mailto:"], [aria-label="Person"]')?.textContent ?? '';
    const address = /[^\\s@]{1,64}@[a-z0-9.-]{3,80}/.exec(text)?.[0] ?? '';
    if (address === '') sessionStorage.removeItem('address');
    else if (sessionStorage.getItem('address') !== text) {
      sessionStorage.setItem('address', text);
      sessionStorage.setItem('drawnAt', String(Date.now()));
    }
  })).observe(document.body, { childList: true, subtree: true, characterData: true });
`;

async function drawnAt(panel: Page, address: string): Promise<number> {
  await panel.waitForFunction((wanted) => sessionStorage.getItem('address')?.includes(wanted), address);
  return Number(await panel.evaluate(() => sessionStorage.getItem('drawnAt')));
}

async function measure(page: Page, panel: Page): Promise<number[]> {
  const waits: number[] = [];
  // What NOTE_DRAWN can tell apart: an address as most are.
  const isPlain = (email = '') => /^[\w.+-]{1,64}@[a-z0-9.-]{3,80}$/.test(email);
  const people = MAILS.filter(
    ({ folder, expect }) => folder === 'INBOX' && expect.status === 'person' && isPlain(expect.email),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const mail of people) {
      const address = mail.expect.email;
      if (address === undefined) continue;
      await openMessage(page, mail.subject, { folder: 'INBOX', how: 'preview' });
      const { at } = await addressVisible(page, address, { subject: mail.subject });
      waits.push((await drawnAt(panel, address)) - at);
      await page.waitForTimeout(READING_MS);
    }
  }
  return waits;
}

/** From the address standing in the webmail's page to the person drawn in the side panel, in ms. */
export async function benchPanel(extension: string): Promise<Figure[]> {
  const packages = ensureWebmailPackages();
  if (!packages.ok) return [{ figure: 'address visible to panel drawn', skipped: packages.reason }];
  const webmail = await startWebmail();
  let browser: ExtensionBrowser | null = null;
  try {
    const size = { width: 1600, height: 900 };
    browser = await launchBrowser({ extension, granted: ['http://127.0.0.1/*'], size });
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await webmail.login(page);
    const panel = await browser.openPanel(page);
    await workAlone(panel);
    await panel.evaluate(NOTE_DRAWN);
    const waits = await measure(page, panel);
    const row = (figure: string, values: number[], goal: number): Figure => ({
      figure,
      n: values.length,
      median: quantile(values, 0.5),
      p95: quantile(values, 0.95),
      max: Math.max(...values),
      unit: 'ms',
      goal,
    });
    const SECOND_LOOK_MS = 100;
    return [
      row('address visible to panel drawn', waits, 300),
      row(
        'of which our own work',
        waits.map((ms) => Math.max(0, ms - SECOND_LOOK_MS)),
        100,
      ),
    ];
  } finally {
    await browser?.remove();
    await webmail.stop();
  }
}
