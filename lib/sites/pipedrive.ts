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
    ['person', /^\/person\/(?<id>\d+)(?:[/?#]|$)/],
    ['company', /^\/organization\/(?<id>\d+)(?:[/?#]|$)/],
    ['deal', /^\/deal\/(?<id>\d+)(?:[/?#]|$)/],
    ['deal', /^\/leads\/inbox\/(?<id>[\da-f-]{36})(?:[/?#]|$)/],
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
