import { addressKey } from '../model/address';
import type { Party } from './letter';
import { roleOfLabel } from './labels';
import { mailSite } from './mail-site';
import { peopleIn, type HeaderLine, type InboxRow } from './mailer';
import { partyOf } from './party';
import type { Page, Site } from './site';
import { shortText } from './text';
import { isVisible } from './visible';

const VIEW = '[ui-view="message"]';
const MESSAGE = /^#!\/Mail\/([^/]{1,100}\/(?:virtual\/)?[^/]{1,300}\/\d{1,20})(?:[/?]|$)/;

/** SOGo, on any host: known by its own description. It shows recipients by name alone. */
export const sogo: Site = mailSite({
  id: 'sogo',
  label: 'SOGo',
  origins: [],
  recognises: ({ document }) =>
    document.querySelector('meta[name="description"][content="SOGo Web Interface"]') !== null ||
    document.body.matches('[ng-app^="SOGo."]'),
  body: '.msg-body',
  messages: ({ document }) => [...document.querySelectorAll(VIEW)],
  from: [
    'a[ng-bind*="message.from[0].email"]',
    '.pseudo-input-container--compact sg-avatar-image + div a.md-caption',
  ],
  lines,
  party,
  own: ({ document }) => {
    const user = document.querySelector('[ng-bind*="activeUser.email"]');
    const email = user === null ? null : addressKey(shortText(user, 320));
    return email === null ? [] : [email];
  },
  openId: ({ url }) => MESSAGE.exec(url.hash)?.[1] ?? '',
  account: (page) => `${page.url.host}${userOf(page)}`,
  rows: 'md-list-item.sg-message-list-item',
  row,
});

/** `/SOGo/so/sam/Mail/view`: whose mailbox it is. */
function userOf({ url }: Page): string {
  const user = /\/so\/([^/]{1,150})\//.exec(url.pathname)?.[1];
  return user === undefined ? '' : `/${user}`;
}

/** The address stands below the name, in one block with it. */
function party(element: Element): Party {
  const shown = partyOf(element);
  const name = element.matches('a.md-caption') ? element.parentElement?.querySelector('span') : null;
  return name === null || name === undefined ? shown : { ...shown, name: shortText(name, 400) || null };
}

function lines(message: Element): HeaderLine[] {
  return [...message.querySelectorAll('.msg-recipients .pseudo-input-container--compact')].map(
    (line, index) => {
      const label = line.querySelector('label.pseudo-input-label');
      const said = label === null ? null : roleOfLabel(shortText(label, 60));
      const role = said === 'to' || said === 'cc' ? said : index === 0 ? 'to' : 'cc';
      return { role, people: peopleOn(line) };
    },
  );
}

/** Everybody as a chip, or folded into one text. */
function peopleOn(line: Element): Party[] {
  const chips = [...line.querySelectorAll('md-chip-template, a[ng-bind="recipient.full"]')].filter(isVisible);
  const folded = line.querySelector('a[ng-bind*="$shortRecipients"]');
  if (chips.length > 0) return chips.flatMap((chip) => peopleIn(chip));
  return folded !== null && isVisible(folded) ? peopleIn(folded, /,\s+/) : [];
}

/** A row says who, and not which message it is. */
function row(element: Element): InboxRow {
  const sender = [...element.querySelectorAll('.sg-md-subhead > div > span')].at(-1);
  return { people: sender === undefined ? [] : [sender], id: '' };
}
