import { addressKey } from '../model/address';
import type { Party } from './letter';
import { roleOfLabel } from './labels';
import { mailSite } from './mail-site';
import { findMailbox } from './mailbox';
import type { HeaderLine, InboxRow } from './mailer';
import { partyOf } from './party';
import type { Page, Site } from './site';
import { shortAttribute, shortText } from './text';

/** Everybody in a header, the sender first; the test id ends with the address. */
const ITEM =
  '[data-testid="recipients:sender"], [data-testid="message-header:from"], ' +
  '[data-testid^="recipient:details-dropdown-"], [data-testid^="recipients:item-"]';
const OPEN_ID = /^\/u\/\d{1,3}\/[^/]{1,200}\/([^/?#]{1,200})/;

/** Proton Mail. The text of a message is in a frame; the messages of a conversation lie one below the other, folded or not. */
export const proton: Site = mailSite({
  id: 'proton',
  label: 'Proton Mail',
  origins: ['https://mail.proton.me/*'],
  recognises: ({ url }) => url.hostname === 'mail.proton.me',
  body: '.message-iframe, .message-content',
  messages: ({ document }) => [...document.querySelectorAll('[data-testid^="message-view"]')],
  from: [
    '[data-testid="recipients:sender"]',
    '.message-header-from-container .message-recipient-item-address',
    ITEM,
  ],
  lines,
  party,
  isSent: (message) => message.querySelector('.message-header.is-outbound') !== null,
  own,
  openId: ({ url }) => OPEN_ID.exec(url.pathname)?.[1] ?? '',
  account: ({ url }) => `${url.host}/u/${/^\/u\/(\d{1,3})\//.exec(url.pathname)?.[1] ?? '0'}`,
  rows: '[data-shortcut-target="item-container"][data-element-id]',
  row,
});

function lines(message: Element): HeaderLine[] {
  const [, ...people] = message.querySelectorAll(ITEM);
  return people.map((element) => ({ role: roleOf(element), people: [element] }));
}

/** Folded, a header has one line for all; unfolded, each line has its label, in the user's language. */
function roleOf(element: Element): HeaderLine['role'] {
  const label = element.closest('.message-recipient-item-expanded')?.querySelector('.container-to') ?? null;
  return label !== null && roleOfLabel(shortText(label, 60)) === 'cc' ? 'cc' : 'to';
}

function party(element: Element): Party {
  const shown = partyOf(element);
  const label = element.querySelector('.message-recipient-item-label');
  const name = label === null ? shown.name : shortText(label, 400);
  const inId = /^recipients?:(?:details-dropdown|item)-(.{3,320})$/.exec(
    shortAttribute(element, 'data-testid', 400),
  )?.[1];
  return { ...shown, name, email: shown.email ?? (inId === undefined ? null : addressKey(inId)) };
}

/** The addresses of a row stand in one title, their names side by side. */
function row(element: Element): InboxRow {
  const id = shortAttribute(element, 'data-element-id', 200);
  const cell = element.querySelector('[data-testid$="sender-address"]');
  if (cell === null) return { people: [], id };
  const emails = shortAttribute(cell, 'title', 2_000).split(/,\s*/);
  const names = emails.length === 1 ? [cell] : [...cell.children];
  const people = emails.map((text, index) => {
    const node = names.length === emails.length ? names[index] : undefined;
    const name = node === undefined ? null : shortText(node, 200).replace(/,$/, '');
    return { email: addressKey(text), name, nodes: [cell] };
  });
  return { people, id };
}

/** `Inbox | sam@repco.test | Proton Mail`, and the account's button. */
function own({ document }: Page): string[] {
  const parts = document.title.slice(-400).split(' | ');
  const inTitle = /proton/i.test(parts.at(-1) ?? '') ? addressKey(parts.at(-2) ?? '') : null;
  const button = document.querySelector('[data-testid="heading:userdropdown"]');
  const inButton = button === null ? null : findMailbox(shortAttribute(button, 'title', 400));
  return [inTitle, inButton?.email ?? null].filter((email) => email !== null);
}
