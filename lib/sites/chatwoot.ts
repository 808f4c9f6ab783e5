import { parentOf } from './label-of';
import { recordSite } from './record-site';
import { byUrl } from './record-url';
import { isVisible } from './visible';

const CONTACT = 'a[href*="/app/accounts/"][href*="/contacts/"]';
const MAIL = 'a[href^="mailto:"]';
const LEVELS = 6;

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
    ['ticket', /^\/app\/accounts\/(?<account>\d+)\/(?:[\w/-]+\/)?conversations\/(?<id>\d+)(?:[/?#]|$)/],
    ['person', /^\/app\/accounts\/(?<account>\d+)\/contacts\/(?<id>\d+)(?:[/?#]|$)/],
  ),
  scope: ({ document }, { type }) => {
    const link = type === 'ticket' ? [...document.querySelectorAll(CONTACT)].find(isVisible) : undefined;
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

/** The smallest block that has the link to the record, a name and a way to write or call. */
function blockOf(link: Element): Element | null {
  let node = parentOf(link);
  for (let level = 0; node !== null && level < LEVELS; level += 1, node = parentOf(node)) {
    if (node.tagName === 'BODY' || node.tagName === 'MAIN') return null;
    if (node.querySelector('h3') !== null && node.querySelector(`${MAIL}, a[href^="tel:"]`) !== null)
      return node;
  }
  return null;
}
