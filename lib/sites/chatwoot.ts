import { recordSite } from './record-site';
import { byUrl } from './record-url';
import { outwards } from './record-ways';
import { isVisible } from './visible';

/** The link to the contact's own page; those of the menu stay in this one. */
const CONTACT = 'a[target][href*="/app/accounts/"][href*="/contacts/"]';
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
  // Without the contact's panel there are only messages, which link to whomever they like.
  scope: ({ document }, { type }) =>
    type === 'ticket'
      ? [...document.querySelectorAll(CONTACT)].filter(isVisible).slice(0, 1).map(blockOf)
      : null,
  fields: {
    ticket: {
      name: [{ by: 'heading', at: 'h3' }],
      email: [{ by: 'link', at: MAIL }],
      phone: [{ by: 'link', at: 'a[href^="tel:"]' }],
    },
  },
});

/** The smallest block round the link that has a way to write or call; where there is none, the name's. */
function blockOf(link: Element): Element {
  const round = [...outwards(link)].slice(1, LEVELS);
  const has = (selector: string) => round.find((node) => node.querySelector(selector) !== null);
  return has(`${MAIL}, a[href^="tel:"]`) ?? has('h3') ?? link;
}
