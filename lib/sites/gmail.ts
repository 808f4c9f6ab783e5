import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { forwardedSender } from './forwarded';
import { judgeThread, type Letter, type Party } from './letter';
import { mailRows } from './mail-rows';
import { findMailbox } from './mailbox';
import { partyOf } from './party';
import type { Page, Seen, Site } from './site';
import { shortAttribute } from './text';
import { NOBODY, recordKey, seenBy } from './verdict';
import { isVisible } from './visible';

const ID = 'gmail';
/** The text of a message: nothing in it says who the message is from. */
const BODY = '.a3s';
const MESSAGE = '[data-message-id], [data-legacy-message-id]';
const HEADING = 'h2[data-legacy-thread-id], h2[data-thread-perm-id]';
const MESSAGES_LIMIT = 200;

/** Gmail in the browser. A thread opened before stays in the page, hidden: only what is visible counts. */
export const gmail: Site = {
  id: ID,
  label: 'Gmail',
  kind: 'mail',
  origins: ['https://mail.google.com/*'],
  recognises: (page) => page.url.hostname === 'mail.google.com',
  detect,
  list,
  own,
};

function detect(page: Page): Seen {
  const heading = [...page.document.querySelectorAll(HEADING)].find(isVisible);
  if (heading === undefined) return seenBy(ID, null, NOBODY);
  const view = heading.closest('[role="main"]') ?? page.document;
  const senders = [...view.querySelectorAll('.gD[email]')].filter(
    (element) => element.closest(BODY) === null && isVisible(element),
  );
  const letters = senders.slice(-MESSAGES_LIMIT).map(letterOf);
  return seenBy(ID, threadKey(page, heading), judgeThread(letters, page.own));
}

function letterOf(sender: Element): Letter {
  const message = sender.closest(MESSAGE) ?? sender.closest('table') ?? sender;
  const inHeader = (selector: string) =>
    [...message.querySelectorAll(selector)].filter((element) => element.closest(BODY) === null);
  return {
    from: partyOf(sender),
    to: inHeader('.hb [email]').map(partyOf),
    cc: [],
    replyTo: inHeader('.ajC tr').flatMap(repliesOf),
    forwarded: () => forwardedSender(message.querySelector(BODY)),
  };
}

/** The Reply-To line of the details, where they were opened; its label is in the user's language. */
function repliesOf(row: Element): Party[] {
  const label = row.querySelector('td')?.textContent.slice(0, 40) ?? '';
  const isReply =
    /^(?:reply-to|antwort(?:en)? an|responder a|répondre à|rispondi a|antwoord(?:en)? aan)\s*:?\s*$/i;
  return isReply.test(label.trim()) ? [...row.querySelectorAll('[email]')].map(partyOf) : [];
}

function threadKey(page: Page, heading: Element): RecordKey | null {
  const id =
    shortAttribute(heading, 'data-legacy-thread-id', 64) ||
    shortAttribute(heading, 'data-thread-perm-id', 64);
  const isId = id !== '' && id !== 'undefined';
  return recordKey(isId ? { site: ID, account: accountOf(page), type: 'message', id } : null);
}

/** The mailbox the page shows, which differs from the account's number in the URL on another computer. */
function accountOf(page: Page): string {
  return titleAddress(page) ?? /\/mail\/(?:mu\/[^/]+\/)?(u\/\d+)\//.exec(page.url.pathname)?.[1] ?? 'u/0';
}

/** The title is `Subject - address - Mail`; a subject may hold an address as well, so the last part that is one counts. */
function titleAddress(page: Page): string | null {
  const parts = page.document.title.slice(-400).split(' - ');
  return (
    parts
      .slice(1)
      .map(addressOf)
      .findLast((email) => email !== null) ?? null
  );
}

function addressOf(text: string): string | null {
  return findMailbox(text)?.email ?? null;
}

function own(page: Page): string[] {
  const title = titleAddress(page);
  const account = page.document.querySelector('header[role="banner"] a[aria-label*="@"]');
  const found = [title, account === null ? null : addressOf(shortAttribute(account, 'aria-label', 400))];
  // Gmail writes 'me' for the user; so could anybody, so it only counts where nothing else tells.
  const me = title === null ? page.document.querySelector('[email][name="me"]') : null;
  return [...found, me === null ? null : addressOf(shortAttribute(me, 'email', 320))].filter(
    (email) => email !== null,
  );
}

function list(page: Page): ListedPerson[] {
  return mailRows(page.document.querySelectorAll('tr.zA'), page.own, (row) => {
    const thread = row.querySelector('[data-legacy-thread-id]');
    const id = thread === null ? '' : shortAttribute(thread, 'data-legacy-thread-id', 64);
    const key = recordKey({ site: ID, account: accountOf(page), type: 'message', id });
    return { parties: [...row.querySelectorAll('[email]')].map(partyOf), key };
  });
}
