import { recordSite } from './record-site';
import { byUrl } from './record-url';
import { outwards } from './record-ways';
import { isVisible } from './visible';

const CONTACT = 'a[href*="/app/accounts/"][href*="/contacts/"]';
const MAIL = 'a[href^="mailto:"]';
/** In how many blocks round it the link's own block is looked for: further out stand the messages. */
const LEVELS = 5;

/** Chatwoot, on any host: its classes say nothing, so the contact is the block round the link to their record. */
export const chatwoot = recordSite({
  id: 'chatwoot',
  label: 'Chatwoot',
  kind: 'desk',
  origins: ['https://app.chatwoot.com/*'],
  recognises: ({ url, document }) =>
    /^\/app\/accounts\/\d+\//.test(url.pathname) &&
    (url.hostname === 'app.chatwoot.com' || document.querySelector('a[href^="/app/accounts/"]') !== null),
  recordOf: byUrl(
    'ticket ^/app/accounts/:account/(?:[\\w/-]+/)?conversations/:number',
    'person ^/app/accounts/:account/contacts/:number',
  ),
  scope: ({ document }, { type }) => {
    const link =
      type === 'ticket'
        ? [...document.querySelectorAll(CONTACT)].find((node) => isVisible(node) && isContact(node))
        : undefined;
    const block = link === undefined ? null : blockOf(link);
    return block === null ? null : [block];
  },
  fields: {
    ticket: {
      name: [{ by: 'heading', at: 'h3' }],
      email: [{ by: 'link', at: MAIL }],
      phone: [{ by: 'link', at: 'a[href^="tel:"]' }],
    },
  },
});

/** The smallest block round the link that has a way to write or call; where there is none, the name's. */
function blockOf(link: Element): Element | null {
  const round = [...outwards(link)].slice(1, LEVELS);
  const has = (selector: string) => round.find((node) => node.querySelector(selector) !== null);
  return has(`${MAIL}, a[href^="tel:"]`) ?? has('h3') ?? round[0] ?? null;
}

function isContact(link: Element): boolean {
  return /\/contacts\/\d+(?:[/?#]|$)/.test(link.getAttribute('href') ?? '');
}
