import { recordSite } from './record-site';
import { byUrl } from './record-url';

/**
 * Freshsales: the record is known by the URL; no public source names its fields. `contacts/view/<id>` is a list, and a
 * record as well in one source: it is read, without a key.
 */
export const freshsales = recordSite({
  id: 'freshsales',
  label: 'Freshsales',
  kind: 'crm',
  origins: ['https://*.myfreshworks.com/*'],
  recognises: ({ url }) => url.hostname.endsWith('.myfreshworks.com') && url.pathname.startsWith('/crm/'),
  recordOf: byUrl(
    'person ^/crm/sales/(?:contacts|leads)/:number',
    'company ^/crm/sales/accounts/:number',
    'deal ^/crm/sales/deals/:number',
  ),
  hasOtherUrls: true,
  fields: {},
});
