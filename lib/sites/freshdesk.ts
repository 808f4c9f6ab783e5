import { recordSite } from './record-site';
import { byUrl } from './record-url';
import type { Way } from './record-ways';

const VALUE = '.info-details-content';
const info = (name: string): Way => ({
  by: 'field name',
  at: `[data-test-id="requester-info-contact-${name}"] ${VALUE}`,
});

/** Freshdesk: the requester's card beside the ticket. */
export const freshdesk = recordSite({
  id: 'freshdesk',
  label: 'Freshdesk',
  kind: 'desk',
  origins: ['https://*.freshdesk.com/*'],
  recognises: ({ url }) => url.hostname.endsWith('.freshdesk.com') && url.pathname.startsWith('/a/'),
  recordOf: byUrl(
    'ticket ^/a/tickets/:number',
    'person ^/a/contacts/:number',
    'company ^/a/companies/:number',
  ),
  fields: {
    ticket: {
      name: [
        { by: 'mark of the page', at: '.sender-info [data-test-id="user-name"]' },
        { by: 'heading', at: '.widget-requestor-info' },
      ],
      email: [info('email'), { by: 'label', at: VALUE, label: 'email' }],
      phone: [info('phone'), { by: 'label', at: VALUE, label: 'phone' }],
    },
  },
});
