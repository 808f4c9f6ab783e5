import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Zoho CRM: the record is known by the URL; no public source names its fields. */
export const zohoCrm = recordSite({
  id: 'zoho-crm',
  label: 'Zoho CRM',
  kind: 'crm',
  origins: ['com', 'eu', 'in', 'com.au', 'jp', 'sa'].map((top) => `https://crm.zoho.${top}/*`),
  alsoOn: ['ca', 'uk', 'ae', 'com.cn'].map((top) => `https://crm.zoho.${top}/*`),
  recognises: ({ url }) => /^crm\.zoho\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(url.hostname),
  recordOf: byUrl(
    'person ^/crm/:account/tab/(?:Contacts|Leads)/:number',
    'company ^/crm/:account/tab/Accounts/:number',
    'deal ^/crm/:account/tab/Potentials/:number',
  ),
  fields: {},
});
