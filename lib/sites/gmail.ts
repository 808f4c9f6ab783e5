import { mailSite } from './mail-site';
import { findMailbox } from './mailbox';
import type { HeaderLine } from './mailer';
import type { Page } from './site';
import { shortAttribute } from './text';
import { isVisible } from './visible';

/** The text of a message: nothing in it says who the message is from. */
const BODY = '.a3s';
const SENDER = '.gD[email]';
const MESSAGE = '[data-message-id], [data-legacy-message-id]';
const HEADING = 'h2[data-legacy-thread-id], h2[data-thread-perm-id]';
const REPLY_TO =
  /^(?:reply-to|antwort(?:en)? an|responder a|répondre à|rispondi a|antwoord(?:en)? aan)\s*:?\s*$/i;

/** Gmail in the browser. A thread opened before stays in the page, hidden: only what is visible counts. */
export const gmail = mailSite({
  id: 'gmail',
  label: 'Gmail',
  origins: ['https://mail.google.com/*'],
  recognises: (page) => page.url.hostname === 'mail.google.com',
  body: BODY,
  messages,
  from: [SENDER],
  lines,
  openId: (page) => {
    const heading = headingOf(page);
    const id = (name: string) => (heading === null ? '' : shortAttribute(heading, name, 64));
    const found = id('data-legacy-thread-id') || id('data-thread-perm-id');
    return found === 'undefined' ? '' : found;
  },
  account: (page) =>
    titleAddress(page) ?? /\/mail\/(?:mu\/[^/]+\/)?(u\/\d+)\//.exec(page.url.pathname)?.[1] ?? 'u/0',
  rows: 'tr.zA',
  row: (row) => {
    const thread = row.querySelector('[data-legacy-thread-id]');
    const id = thread === null ? '' : shortAttribute(thread, 'data-legacy-thread-id', 64);
    return { people: [...row.querySelectorAll('[email]')], id };
  },
  own,
});

function headingOf({ document }: Page): Element | null {
  return [...document.querySelectorAll(HEADING)].find(isVisible) ?? null;
}

/** The messages of the thread whose heading is shown. */
function messages(page: Page): Element[] {
  const heading = headingOf(page);
  const view = heading === null ? null : (heading.closest('[role="main"]') ?? page.document);
  return [...(view?.querySelectorAll(SENDER) ?? [])]
    .filter((sender) => sender.closest(BODY) === null && isVisible(sender))
    .map((sender) => sender.closest(MESSAGE) ?? sender.closest('table') ?? sender.parentElement ?? sender);
}

/** The recipients; and the Reply-To line of the details, where they were opened: its label is in the user's language. */
function lines(message: Element): HeaderLine[] {
  const inHeader = (selector: string) =>
    [...message.querySelectorAll(selector)].filter((element) => element.closest(BODY) === null);
  const replies = inHeader('.ajC tr').filter((row) =>
    REPLY_TO.test((row.querySelector('td')?.textContent ?? '').slice(0, 40).trim()),
  );
  return [
    { role: 'to', people: inHeader('.hb [email]') },
    { role: 'reply-to', people: replies.flatMap((row) => [...row.querySelectorAll('[email]')]) },
  ];
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
