import type { Page } from 'playwright-core';
import { type ExtensionBrowser, launchBrowser } from '../e2e/browser';
import { MAILS } from '../e2e/webmail/mailbox';
import { addressVisible, openMessage } from '../e2e/webmail/navigate';
import { ensureWebmailPackages } from '../e2e/webmail/packages';
import { startWebmail } from '../e2e/webmail/webmail';
import type { Figure } from './sizes';

const ROUNDS = 3;

/** Notes, inside the panel, when an address is drawn; `drawnAt` then asks for it. */
async function noteDrawn(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const look = () => {
      const text = document.querySelector('[aria-label="Person"]')?.textContent ?? '';
      for (const address of text.match(/[^\s@]{1,64}@[a-z0-9.-]{3,80}/g) ?? []) {
        if (sessionStorage.getItem('address') === address) continue;
        sessionStorage.setItem('address', address);
        sessionStorage.setItem('drawnAt', String(Date.now()));
      }
      if (!text.includes('@')) sessionStorage.removeItem('address');
    };
    new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
}

async function drawnAt(panel: Page, address: string): Promise<number> {
  await panel.waitForFunction((wanted) => sessionStorage.getItem('address')?.startsWith(wanted), address);
  return Number(await panel.evaluate(() => sessionStorage.getItem('drawnAt')));
}

export const quantile = (values: number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
};

async function measure(page: Page, panel: Page): Promise<number[]> {
  const waits: number[] = [];
  const people = MAILS.filter((mail) => mail.folder === 'INBOX' && mail.expect.status === 'person');
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const mail of people) {
      const address = mail.expect.email;
      if (address === undefined) continue;
      await openMessage(page, mail.subject, { folder: 'INBOX', how: 'preview' });
      const { at } = await addressVisible(page, address, { subject: mail.subject });
      waits.push((await drawnAt(panel, address)) - at);
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
    browser = await launchBrowser({ extension, granted: ['http://127.0.0.1/*'] });
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await webmail.login(page);
    const panel = await browser.openPanel(page);
    await noteDrawn(panel);
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
