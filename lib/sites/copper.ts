import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Copper: the record is in the hash; no public source names its fields. */
export const copper = recordSite({
  id: 'copper',
  label: 'Copper',
  kind: 'crm',
  origins: ['https://app.copper.com/*'],
  recognises: ({ url }) => url.hostname === 'app.copper.com',
  recordOf: byUrl(
    'person ^/companies/:account/app/?#/(?:contact|people|person)/:number',
    'company ^/companies/:account/app/?#/organization/:number',
    'deal ^/companies/:account/app/?#/deal/:number',
  ),
  fields: {},
});
