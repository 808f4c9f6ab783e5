import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Pipedrive: no public source names its fields, so a person's are read by heading, title and links. */
export const pipedrive = recordSite({
  id: 'pipedrive',
  label: 'Pipedrive',
  kind: 'crm',
  origins: ['https://*.pipedrive.com/*'],
  recognises: (page) => page.url.hostname.endsWith('.pipedrive.com'),
  recordOf: byUrl(
    'person ^/person/:number',
    'company ^/organization/:number',
    'deal ^/deal/:number',
    'deal ^/leads/inbox/:id',
  ),
  fields: {
    person: {
      name: [
        { by: 'heading', at: '[data-testid="header-title"]' },
        { by: 'page title', title: /^(.+) - contact details/ },
      ],
    },
  },
});
