import { roleOfLabel, type Role } from './labels';
import { mailSite } from './mail-site';
import { peopleIn, type HeaderLine, type InboxRow } from './mailer';
import type { Site } from './site';
import { shortText } from './text';

/** Between two people of a line; a comma within a name is none. */
const NEXT = /(?<=[>@][^\s,<>]*),\s+/;
const CARD = '.v-MessageCard:not(.v-MessageCard--draft)';

/** Fastmail. The card of a message names its sender; the address is a title, or stands beside whom the user does not know. */
export const fastmail: Site = mailSite({
  id: 'fastmail',
  label: 'Fastmail',
  origins: ['https://app.fastmail.com/*'],
  alsoOn: ['https://betaapp.fastmail.com/*'],
  recognises: ({ url }) => url.hostname === 'app.fastmail.com' || url.hostname === 'betaapp.fastmail.com',
  body: '.v-Message-body, .v-Message-bodyContents, .v-MessageBody, .u-article',
  messages: ({ document }) => [...document.querySelectorAll(CARD)],
  from: ['.v-MessageCard-from', '.v-MessageCard-unknownSender', (card) => detailsOf(card, 'from')],
  lines,
  openId: ({ url }) => /^\/mail\/[^/]{1,300}\/([^/?#]{3,200})/.exec(url.pathname)?.[1] ?? '',
  mayHideId: ({ url }) => url.pathname.startsWith('/mail/'),
  account: ({ url }) => `${url.host}/${url.searchParams.get('u') ?? ''}`,
  rows: '.v-MailboxItem',
  row,
});

/** The values of a labelled line of the details, where they were opened: in the card, or in the message below it. */
function detailsOf(card: Element, role: Role): Element[] {
  const below = card.nextElementSibling?.matches('.v-Message') === true ? card.nextElementSibling : null;
  return [card, below]
    .flatMap((block) => [...(block?.querySelectorAll('.v-Message-detailsList dt') ?? [])])
    .filter((label) => roleOfLabel(shortText(label, 60)) === role)
    .map((label) => label.nextElementSibling)
    .filter((value): value is Element => value?.tagName === 'DD');
}

function lines(card: Element): HeaderLine[] {
  const details = (['to', 'cc', 'reply-to'] as const).map((role) => ({
    role,
    people: detailsOf(card, role).flatMap((value) => peopleIn(value, NEXT)),
  }));
  const isOpen = details.some(({ people }) => people.length > 0);
  return isOpen ? details : [{ role: 'to', people: [...card.querySelectorAll('.v-Message-toName')] }];
}

function row(element: Element): InboxRow {
  const names = [...element.querySelectorAll('.v-MailboxItem-name [title]')];
  const whole = element.querySelector('.v-MailboxItem-name');
  const link = element.matches('a[href]') ? element : element.querySelector('a[href]');
  const id = /\/mail\/[^/]{1,300}\/([^/?#]{3,200})/.exec(link?.getAttribute('href') ?? '')?.[1] ?? '';
  return { people: names.length > 0 ? names : whole === null ? [] : [whole], id };
}
