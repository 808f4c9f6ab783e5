import { addressKey } from '../model/address';
import type { Party } from './letter';
import { roleOfLabel } from './labels';
import { mailSite } from './mail-site';
import { findMailbox } from './mailbox';
import type { HeaderLine, InboxRow } from './mailer';
import { partyOf } from './party';
import type { Page, Site } from './site';
import { shortAttribute, shortText } from './text';

const SENDER = '.zmMHFrom [data-eid]';
const PERSON = '.jsReciID[data-eid]';

/** Zoho Mail, on Zoho's hosts and on those of firms that run it under a name of their own. */
export const zohoMail: Site = mailSite({
  id: 'zoho-mail',
  label: 'Zoho Mail',
  origins: ['com', 'eu', 'in', 'com.au', 'jp'].map((tld) => `https://mail.zoho.${tld}/*`),
  recognises: ({ url, document }) =>
    url.hostname.startsWith('mail.zoho.') ||
    document.querySelector('[id^="zm_Container_m"], [data-testid="lst-sndr"]') !== null,
  body: '[role="document"]',
  messages,
  // A header is in the page twice, folded and unfolded. Two senders are two messages of one conversation.
  from: [SENDER, (message) => [...message.querySelectorAll(SENDER)].reverse()],
  lines,
  party,
  isSent: (_message, { url }) => /^#mail\/folder\/sent(?:\/|$)/.test(url.hash),
  own: ({ document }) => {
    const from = document.querySelector('[data-testid="com_cur_from_address"]');
    const shown = from === null ? null : findMailbox(shortAttribute(from, 'aria-label', 400));
    return shown === null ? [] : [shown.email];
  },
  openId: ({ url }) => /\/p\/([\w-]{1,100})/.exec(url.hash)?.[1] ?? '',
  account: ({ url }) => url.host,
  rows: '[role="option"][data-ty="lt"], .maillist-item[data-id]',
  row,
});

/** The pane keeps the last message after it was closed: its class says whether it is shown. */
function messages({ document }: Page): Element[] {
  return [...document.querySelectorAll('[id^="zm_Container_m"]')].filter(
    (message) => message.closest('[role="region"]')?.classList.contains('shw') !== false,
  );
}

function lines(message: Element): HeaderLine[] {
  return [...message.querySelectorAll('.zmMHdrRow')].map((line) => {
    const label = line.querySelector('.zmMHdrLeft');
    const said = label === null ? null : roleOfLabel(shortText(label, 60));
    return {
      role: said === 'cc' || said === 'reply-to' ? said : 'to',
      people: [...line.querySelectorAll(PERSON)],
    };
  });
}

function party(element: Element): Party {
  const shown = partyOf(element);
  return { ...shown, email: addressKey(shortAttribute(element, 'data-eid', 320)) ?? shown.email };
}

/** The id of a row gets a letter in front while its message is open. */
function row(element: Element): InboxRow {
  const id = shortAttribute(element, 'data-id', 100) || element.id.replace(/^t(?=\d)/, '');
  const sender = element.querySelector('[data-testid="lst-sndr"]');
  return { people: sender === null ? [] : [sender], id };
}
