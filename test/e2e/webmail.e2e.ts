import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Answers, type Due } from './answer';
import { expectPerson, expectNobodySingle, workAlone } from './panel';
import { openSeat } from './seat';
import { Started } from './started';
import { CONTACTS } from './webmail/address-book';
import { MAILS, mailNamed } from './webmail/mailbox';
import {
  openContactCard,
  openMessage,
  replyToOpenMessage,
  showFolder,
  showInbox,
  useLanguage,
} from './webmail/navigate';
import { ensureWebmailPackages } from './webmail/packages';
import { type Webmail, startWebmail } from './webmail/webmail';

const packages = ensureWebmailPackages();
const why = packages.ok ? '' : ` (skipped: ${packages.reason})`;

const ANSWERING: Due = { status: 'nobody', never: ['sam.ortiz@repco.test', 'press@ferngate.example.com'] };

describe.skipIf(!packages.ok)(`the right person in a real Roundcube${why}`, () => {
  const answers = new Answers('Roundcube');
  const started = new Started();
  let webmail: Webmail;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    webmail = started.keep(await startWebmail(), (one) => one.stop());
    // Wide enough that the webmail keeps its folder list beside the panel.
    const size = { width: 1600, height: 900 };
    ({ page, panel } = await openSeat(started, { at: (first) => webmail.login(first), size }));
    await workAlone(panel);
  });
  afterAll(async () => {
    console.log(answers.report());
    await started.end();
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

  /** Nobody after nobody would prove nothing: nothing new is said of the page. */
  async function showCustomerCard(): Promise<void> {
    await openContactCard(page, 2);
    await expectPerson(panel, CONTACTS[1]?.expect.email ?? '');
  }

  test.each(CONTACTS.map((contact, index) => [contact.name, index + 1, contact] as const))(
    'the contact card of %s, number %i',
    async (_, id, contact) => {
      if (contact.expect.isOurs === true) await showCustomerCard();
      const since = await openContactCard(page, id);
      await answers.check('contact card', panel, contact.expect, { since, hasRecord: true });
    },
  );

  test('a form to answer with names nobody', async () => {
    await openMessage(page, 'Renewal of the yearly plan', { folder: 'INBOX', how: 'full', settled: true });
    const since = await replyToOpenMessage(page);
    await answers.check('answer begun', panel, ANSWERING, { since });
  });

  describe('in German', () => {
    beforeAll(() => useLanguage(page, 'de_DE'));

    test.each(
      ['sent-quote.eml', 'web-form.eml', 'newsletter.eml', 'last-first.eml'].map(
        (file) => [file, mailNamed(file)] as const,
      ),
    )('preview of %s', async (_, mail) => {
      await showFolder(page, mail.folder);
      const since = await openMessage(page, mail.subject, { folder: mail.folder, how: 'preview' });
      await answers.check('preview in German', panel, mail.expect, { since, hasRecord: true });
    });

    test.each([2, 4, 9])('contact card number %i', async (id) => {
      const contact = CONTACTS[id - 1];
      if (contact === undefined) throw new Error('There is no such card.');
      if (contact.expect.isOurs === true) await showCustomerCard();
      const since = await openContactCard(page, id);
      await answers.check('contact card in German', panel, contact.expect, { since, hasRecord: true });
    });
  });

  test('back to the inbox, the person is gone at once', async () => {
    await openMessage(page, 'Renewal of the yearly plan', { folder: 'INBOX', how: 'preview' });
    await expectPerson(panel, 'nora.quell@ferngate.example.com', 'Nora Quell');
    await showInbox(page);
    await expectNobodySingle(panel);
    expect(await panel.getByRole('region', { name: 'Person' }).count()).toBe(0);
  });
});
