import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Answers } from './answer';
import { type ExtensionBrowser, launchBrowser } from './browser';
import { builtExtension } from './extension';
import { expectPerson, expectNobodySingle, workAlone } from './panel';
import { CONTACTS } from './webmail/address-book';
import { MAILS } from './webmail/mailbox';
import { openContactCard, openMessage, showInbox } from './webmail/navigate';
import { ensureWebmailPackages } from './webmail/packages';
import { type Webmail, startWebmail } from './webmail/webmail';

const packages = ensureWebmailPackages();
const why = packages.ok ? '' : ` (skipped: ${packages.reason})`;

describe.skipIf(!packages.ok)(`the right person in a real Roundcube${why}`, () => {
  const answers = new Answers('Roundcube');
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
    console.log(answers.report());
    await browser.remove();
    await webmail.stop();
  });

  test('the inbox list is nobody single', async () => {
    const since = Date.now();
    await showInbox(page);
    await answers.check('list', panel, { status: 'nobody', never: [webmail.user.address] }, { since });
  });

  test.each(MAILS.map((mail) => [mail.file, mail] as const))('preview of %s', async (_, mail) => {
    const since = await openMessage(page, mail.subject, { folder: mail.folder, how: 'preview' });
    await answers.check('preview', panel, mail.expect, { since, hasRecord: true });
  });

  test.each(
    MAILS.filter((mail) =>
      ['web-form.eml', 'sent-quote.eml', 'newsletter.eml', 'html-signature.eml'].includes(mail.file),
    ).map((mail) => [mail.file, mail] as const),
  )('%s in full', async (_, mail) => {
    const since = await openMessage(page, mail.subject, { folder: mail.folder, how: 'full' });
    await answers.check('message', panel, mail.expect, { since, hasRecord: true });
  });

  test.each(CONTACTS.map((contact) => [contact.name, contact] as const))(
    'the contact card of %s',
    async (_, contact) => {
      const since = await openContactCard(page, contact.name);
      const [address] = contact.emails;
      const due = { status: 'person' as const, email: address ?? contact.phone, name: contact.name, never: [] };
      await answers.check('contact card', panel, due, { since, hasRecord: true });
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
