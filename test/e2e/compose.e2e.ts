import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, expectNobodySingle, expectPerson, pressKeys, timelineTitles, workAlone } from './panel';
import { openSeat } from './seat';
import { Started } from './started';
import { openMessage, replyToOpenMessage, showInbox } from './webmail/navigate';
import { ensureWebmailPackages } from './webmail/packages';
import { type Webmail, startWebmail } from './webmail/webmail';

const packages = ensureWebmailPackages();
const why = packages.ok ? '' : ` (skipped: ${packages.reason})`;

const SUBJECT = 'Renewal of the yearly plan';
const NORA = 'nora.quell@ferngate.example.com';

describe.skipIf(!packages.ok)(`a text to send and Today, beside a real Roundcube${why}`, () => {
  const started = new Started();
  let webmail: Webmail;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    webmail = started.keep(await startWebmail(), (one) => one.stop());
    const size = { width: 1600, height: 900 };
    ({ page, panel } = await openSeat(started, { at: (first) => webmail.login(first), size }));
    await workAlone(panel);
    await openMessage(page, SUBJECT, { folder: 'INBOX', how: 'full', settled: true });
    await expectPerson(panel, NORA, 'Nora Quell');
    await panel.getByRole('button', { name: /^Add as/ }).click();
    await card(panel, 'Next action').waitFor();
  });
  afterAll(() => started.end());

  async function findNora(): Promise<void> {
    await panel.getByRole('button', { name: 'Find a person' }).click();
    const found = panel.getByRole('region', { name: 'Find a person' });
    await found.getByRole('option', { name: /Nora Quell/ }).click();
    await expectPerson(panel, NORA, 'Nora Quell');
  }

  /** The text of an action, made ready in the panel for Nora, whatever the page shows. */
  async function textShown(): Promise<string> {
    const action = card(panel, 'Next action');
    const next = action.getByRole('button', { name: 'The next proposed action' });
    while ((await action.getByRole('button', { name: 'Read text' }).count()) === 0) await next.click();
    await action.getByRole('button', { name: 'Read text' }).click();
    return action.getByLabel('Text to send').inputValue();
  }

  test('it is typed at the caret of the open message, above what is quoted; the page’s undo takes it back', async () => {
    await replyToOpenMessage(page);
    await expectNobodySingle(panel);
    await findNora();
    const text = await textShown();
    expect(text).toContain('Nora');
    const body = page.locator('#composebody');
    await body.focus();
    await body.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 0));
    const quoted = await body.inputValue();
    await card(panel, 'Next action').getByRole('button', { name: 'Insert' }).click();
    await panel.getByText('Typed where the caret was. Read it and send it yourself.').waitFor();
    expect(await body.inputValue()).toBe(text + quoted);
    await body.focus();
    await page.keyboard.press('Control+z');
    expect(await body.inputValue()).toBe(quoted);
  });

  test('where no message is open it says so', async () => {
    // Whatever the program asks about the message that was begun: it is left.
    page.on('dialog', (dialog) => void dialog.accept());
    await showInbox(page);
    await expectNobodySingle(panel);
    await findNora();
    const action = card(panel, 'Next action');
    if ((await action.getByLabel('Text to send').count()) === 0) await textShown();
    await action.getByRole('button', { name: 'Insert' }).click();
    await panel.getByText('No open message box on this page: copied instead.').waitFor();
  });

  test('Today is looked through in a worker, and done by keyboard', async () => {
    await pressKeys(panel, 't');
    const line = panel.getByRole('list', { name: 'What is open' }).getByRole('listitem').first();
    await line.getByText('Nora Quell').first().waitFor();
    const title = await line.locator('.today-title').textContent();
    await pressKeys(panel, 'a');
    await panel.getByText(`Done for Nora: ${title ?? ''}`).waitFor();
    await pressKeys(panel, 'Escape');
    await panel.getByRole('heading', { name: 'Today' }).waitFor({ state: 'detached' });
    await findNora();
    await expect.poll(() => timelineTitles(panel).then((rows) => rows[0])).toContain(`Done: ${title ?? ''}`);
  });
});
