/*
 * A real webmail for end-to-end tests: Dovecot and Roundcube (skin elastic) with a seeded mailbox.
 *
 * What a test needs to know of Roundcube; navigate.ts does these things:
 * - The top page is `?_task=mail&_mbox=INBOX`. Opening a message in the preview changes neither its address nor
 *   its document; changing the folder by a click replaces the rows, also without a navigation.
 * - A row is `#messagelist tr[id^=rcmrow]`; what follows `rcmrow` is the UID in base64 without `=` (UID 1 is
 *   `rcmrowMQ`). Its link names the folder and UID; `.rcmContactAddress[title]` in it holds the address, of the
 *   sender or, in Sent, of each recipient.
 * - One click on a row shows the message in `iframe#messagecontframe` (`_action=preview`, `_framed=1`), which
 *   before shows `watermark.html`. The frame is a new document each time, 300 to 700 ms after the click.
 * - Two clicks show it in full, in the same tab: the top page becomes `_action=show`.
 * - In both, `#message-header .header-summary` shows 'From <sender> on <date>', in Sent 'To <recipient>' (the
 *   first and a link '2 more...'). The rest is in `table.header-headers` with the cells `td.header.from`, `.to`,
 *   `.cc`, `.replyto`, `.date`; it is `display: none` until the user clicks 'Details'.
 * - In the preview the user's own address is only in the top page: `.header-title.username`.
 * - An HTML body is part of the same document under `#messagebody`; its ids and classes get the prefix `v1`.
 * - A display name that holds another address is left out by Roundcube: the page shows the true address only.
 * - List-Unsubscribe, Auto-Submitted and References are nowhere in the page.
 * - Contacts: `?_task=addressbook`, rows `#contacts-table tr[id^=rcmrow]`, one click shows the card in
 *   `iframe#contact-frame`: `#contacthead .names`, `.organization`; `#contactsectioncontact a.email`, `a.phone`.
 */
import { randomBytes } from 'node:crypto';
import { createConnection } from 'node:net';
import type { Page } from 'playwright-core';
import { Keeper, shows } from '../keeper';
import { deliverMail } from './mailbox';
import { ensureWebmailPackages } from './packages';
import { preparePlace } from './place';
import type { MailFolder } from './seeded-mail';
import type { Place, WebmailUser } from './server-config';

/** A running webmail; `stop` ends its processes and removes its folder. */
export interface Webmail {
  url: string;
  user: WebmailUser;
  /** Signs the page in and returns when the inbox lists its messages. */
  login(page: Page): Promise<void>;
  /** Puts one more message (RFC 5322 text) into a folder, as if it had just arrived. */
  deliver(folder: MailFolder, source: string): void;
  stop(): Promise<void>;
}

/** How long the list of messages may take after signing in. */
const LIST_MS = 15_000;
const START_ATTEMPTS = 3;

/**
 * Starts a webmail of its own on free loopback ports; several may run at once.
 *
 * @example
 * const webmail = await startWebmail();
 * await webmail.login(page);
 * await webmail.stop();
 */
export async function startWebmail(): Promise<Webmail> {
  const packages = ensureWebmailPackages();
  if (!packages.ok) throw new Error(packages.reason);
  const user = {
    name: 'Sam Ortiz',
    address: 'sam.ortiz@repco.test',
    password: randomBytes(9).toString('hex'),
  };
  for (let attempt = 1; ; attempt += 1) {
    const place = await preparePlace(user);
    const keeper = new Keeper({
      ...place,
      isServing: async () =>
        (await greets(place.imapPort)) && (await shows(`http://127.0.0.1:${place.webPort}/`, 'rcmloginuser')),
    });
    try {
      await keeper.waitUntilServing();
      return running(place, user, keeper);
    } catch (error) {
      await keeper.stop();
      // Between finding a free port and listening on it another process may have taken it.
      if (attempt === START_ATTEMPTS) throw error;
    }
  }
}

function running(place: Place, user: WebmailUser, keeper: Keeper): Webmail {
  const url = `http://127.0.0.1:${place.webPort}/`;
  return {
    url,
    user,
    async login(page) {
      await page.goto(url);
      await page.fill('#rcmloginuser', user.address);
      await page.fill('#rcmloginpwd', user.password);
      await page.click('#rcmloginsubmit');
      const first = page.locator('#messagelist tr[id^=rcmrow]').first();
      // The list comes by a request of its own, which the program gives up on a busy machine: it is asked for again.
      await first.waitFor({ timeout: LIST_MS }).catch(async () => {
        await page.reload();
        await first.waitFor();
      });
    },
    deliver: (folder, source) => {
      deliverMail(`${place.folder}/mail`, { folder, source, owner: place.account });
    },
    stop: () => keeper.stop(),
  };
}

/** Whether an IMAP server answers on a port. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const answer = (isGreeting: boolean): void => {
      socket.destroy();
      resolve(isGreeting);
    };
    socket.setTimeout(2_000, () => {
      answer(false);
    });
    socket.once('error', () => {
      answer(false);
    });
    socket.once('data', (line) => {
      answer(line.toString('latin1').startsWith('* OK'));
    });
  });
}
