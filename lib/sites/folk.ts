import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** folk: the record is known by the URL of one public source; no source names its fields. */
export const folk = recordSite({
  id: 'folk',
  label: 'folk',
  kind: 'crm',
  origins: ['https://app.folk.app/*'],
  recognises: ({ url }) => url.hostname === 'app.folk.app',
  recordOf: byUrl(
    'person ^/apps/contacts/network/:account/(?:groups/[\\w-]{1,64}/)?people/:id',
    'company ^/apps/contacts/network/:account/(?:groups/[\\w-]{1,64}/)?companies/:id',
  ),
  fields: {},
});
