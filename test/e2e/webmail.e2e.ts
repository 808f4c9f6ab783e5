import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExtensionBrowser, launchBrowser } from './browser';
import { builtExtension } from './extension';
import { expectPerson, expectNobodySingle, expectSeveral, neverDetected, workAlone } from './panel';
import { CONTACTS } from './webmail/address-book';
import { MAILS } from './webmail/mailbox';
import { openContactCard, openMessage, showInbox } from './webmail/navigate';
import { ensureWebmailPackages } from './webmail/packages';
import { type Webmail, startWebmail } from './webmail/webmail';

const packages = ensureWebmailPackages();
const why = packages.ok ? '' : ` (skipped: ${packages.reason})`;

describe.skipIf(!packages.ok)(`the right person in a real Roundcube${why}`, () => {
  let webmail: Webmail;
  let browser: ExtensionBrowser;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    webmail = await startWebmail();
    // Wide enough that the webmail keeps its folder list beside the panel.
    const size = { width: 1600, height: 900 };
    browser = await launchBrowser({ extension: builtExtension(), granted: ['http://127.0.0.1/*'], size });
    page = browser.context.pages()[0] ?? (await browser.context.newPage());
    await webmail.login(page);
    panel = await browser.openPanel(page);
    await workAlone(panel);
  });
  afterAll(async () => {
    await browser.remove();
    await webmail.stop();
  });

  test('the inbox list is nobody single', async () => {
    await showInbox(page);
    await expectNobodySingle(panel);
  });

  test.each(MAILS.map((mail) => [mail.file, mail] as const))('preview of %s', async (_, mail) => {
    await openMessage(page, mail.subject, { folder: mail.folder, how: 'preview' });
    const { status, email, name, never } = mail.expect;
    if (status === 'person' && email !== undefined) await expectPerson(panel, email, name);
    else if (status === 'several') await expectSeveral(panel);
    else await expectNobodySingle(panel);
    await neverDetected(panel, never);
  });

  test.each(
    MAILS.filter((mail) =>
      ['web-form.eml', 'sent-quote.eml', 'newsletter.eml', 'html-signature.eml'].includes(mail.file),
    ).map((mail) => [mail.file, mail] as const),
  )('%s in full', async (_, mail) => {
    await openMessage(page, mail.subject, { folder: mail.folder, how: 'full' });
    if (mail.expect.status === 'person' && mail.expect.email !== undefined) {
      await expectPerson(panel, mail.expect.email, mail.expect.name);
    } else await expectNobodySingle(panel);
    await neverDetected(panel, mail.expect.never);
  });

  test.each(CONTACTS.map((contact) => [contact.name, contact] as const))(
    'the contact card of %s',
    async (_, contact) => {
      await openContactCard(page, contact.name);
      const [address] = contact.emails;
      await expectPerson(panel, address ?? contact.phone, contact.name);
    },
  );

  test('back to the inbox, the person is gone at once', async () => {
    await openMessage(page, 'Renewal of the yearly plan', { folder: 'INBOX', how: 'preview' });
    await expectPerson(panel, 'nora.quell@ferngate.example.com', 'Nora Quell');
    await showInbox(page);
    await expectNobodySingle(panel);
    expect(await panel.getByRole('region', { name: 'Person' }).count()).toBe(0);
  });
});
