import { addressKey } from '../model/address';
import type { Party } from './letter';
import { roleOfLabel, type Role } from './labels';
import { mailSite } from './mail-site';
import { findMailbox } from './mailbox';
import { peopleIn, type HeaderLine, type InboxRow } from './mailer';
import { partyOf } from './party';
import type { Page, Site } from './site';
import { shortAttribute, shortText } from './text';
import { isVisible } from './visible';

const BUSINESS = /^outlook\.(?:office\.com|office365\.com|cloud\.microsoft)$/;
const PANE = '#ReadingPaneContainerId, [data-app-section="ConversationContainer"], [role="main"]';
/** Each line of a header is a heading of this id; its label is in the user's language. */
const FROM_ID = '[id^="MSG_"][id$="_FROM"]';
const LABELLED = '[aria-label*=":"], [aria-label*="："]';
const CHIPS = 'button, [role="button"], span[aria-label], span[title]';

/** Outlook on the web. It often shows people by name alone: then the list beside the message may have the address. */
export const outlook: Site = mailSite({
  id: 'outlook',
  label: 'Outlook on the web',
  origins: [
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.cloud.microsoft/*',
    'https://outlook.live.com/*',
  ],
  recognises: ({ url }) => BUSINESS.test(url.hostname) || url.hostname === 'outlook.live.com',
  // The list is no header either: the rows in it name others.
  body: '[id^="UniqueMessageBody"], [role="document"], [role="listbox"]',
  messages,
  from: [
    FROM_ID,
    (message) => labelled(message, 'from'),
    '[data-app-section="FromLine"] span',
    '[id^="PersonaName"]',
  ],
  hint: '[role="img"][aria-label*="@"], button[aria-label*="@"]',
  lines,
  party,
  isSent: (_message, page) => /\/sentitems(?:\/|$)/.test(page.url.pathname) && messages(page).length === 1,
  ownName: ({ document }) => {
    const node = document.querySelector(
      '#mectrl_currentAccount_primary, #O365_MainLink_Me > div > div:nth-child(1)',
    );
    return node === null ? null : shortText(node, 200);
  },
  own: ({ document }) => {
    const node = document.querySelector('#mectrl_currentAccount_secondary');
    const email = node === null ? null : addressKey(shortText(node, 320));
    return email === null ? [] : [email];
  },
  openId: ({ url }) => {
    const inPath = /\/id\/([^/?#]{1,400})/.exec(url.pathname)?.[1];
    return inPath === undefined ? (url.searchParams.get('ItemID') ?? '') : decoded(inPath);
  },
  account: ({ url }) => {
    const host = BUSINESS.test(url.hostname) ? 'outlook.office.com' : url.hostname;
    const number = /^\/mail\/(\d{1,3})\//.exec(url.pathname)?.[1];
    return number === undefined ? host : `${host}/${number}`;
  },
  rows: '[role="option"][data-convid], [role="option"][data-itemid]',
  row,
});

function paneOf({ document }: Page): Element | null {
  return [...document.querySelectorAll(PANE)].find(isVisible) ?? null;
}

/** A block for each sender: as much round it as holds no other sender. Without one, the whole pane. */
function messages(page: Page): Element[] {
  const pane = paneOf(page);
  if (pane === null) return [];
  const senders = [...new Set([...pane.querySelectorAll(FROM_ID), ...labelled(pane, 'from')])].filter(
    isVisible,
  );
  const alone = senders.filter(
    (sender) => !senders.some((other) => other !== sender && other.contains(sender)),
  );
  if (alone.length === 0) return [pane];
  return alone.map((sender) => {
    let block = sender;
    for (let parent = sender.parentElement; parent !== null; parent = parent.parentElement) {
      const holds = alone.filter((other) => block.parentElement?.contains(other));
      if (holds.length > 1) break;
      block = parent;
      if (parent === pane) break;
    }
    return block;
  });
}

/** The elements whose label says they are a line of a header, whatever the language. */
function labelled(block: Element, role: Role): Element[] {
  return [...block.querySelectorAll(LABELLED)].filter((element) => roleOf(element) === role);
}

function roleOf(element: Element): Role | null {
  return roleOfLabel(shortAttribute(element, 'aria-label', 400).split(/[:：]/, 1)[0] ?? '');
}

function lines(message: Element): HeaderLine[] {
  return (['to', 'cc', 'reply-to'] as const).map((role) => ({
    role,
    people: labelled(message, role).flatMap((line): (Element | Party)[] => {
      const chips = [...line.querySelectorAll(CHIPS)];
      return chips.length > 0 ? chips : peopleIn(line, ';');
    }),
  }));
}

function party(element: Element): Party {
  const shown = partyOf(element);
  // 'Tilda Wren on behalf of Nora Quell': the message is Nora's.
  const behalf = / (?:on behalf of|im Auftrag von|en nombre de|de la part de|au nom de) (.{1,300})$/i.exec(
    shown.name ?? '',
  )?.[1];
  const named = behalf === undefined ? shown : { ...shown, email: null, name: behalf };
  if (named.email !== null || behalf !== undefined) return named;
  const marks = [element, ...element.querySelectorAll('[title*="@"], [aria-label*="@"]')];
  const emails = marks.map(
    (mark) =>
      addressKey(shortAttribute(mark, 'title', 320)) ??
      findMailbox(shortAttribute(mark, 'aria-label', 400))?.email,
  );
  return { ...named, email: emails.find((email) => email !== undefined) ?? null };
}

function row(element: Element): InboxRow {
  const id = shortAttribute(element, 'data-convid', 512) || shortAttribute(element, 'data-itemid', 512);
  const sender = [...element.querySelectorAll('span[title*="@"]')].find(
    (span) => partyOf(span).email !== null,
  );
  if (sender !== undefined) return { people: [sender], id };
  // The picture of the sender is called after them, and so begins the label of the row.
  const picture = element.querySelector('[role="img"][aria-label], [aria-label] > span[aria-label]');
  const name = picture === null ? '' : shortAttribute(picture, 'aria-label', 200);
  const isNamed = name !== '' && shortAttribute(element, 'aria-label', 2_000).includes(name);
  return { people: isNamed ? [{ email: addressKey(name), name, nodes: [element] }] : [], id };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that encodes nothing
  }
}
