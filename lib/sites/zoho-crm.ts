import { recordSite } from './record-site';
import { byUrl } from './record-url';

const TAB = '^\\/crm\\/(?<account>\\w{1,64})\\/tab\\/';
const ID = '\\/(?<id>\\d{6,30})(?:[/?#]|$)';

/** Zoho CRM: the record is known by the URL; no public source names its fields. */
export const zohoCrm = recordSite({
  id: 'zoho-crm',
  label: 'Zoho CRM',
  kind: 'crm',
  origins: ['com', 'eu', 'in', 'com.au', 'jp', 'sa'].map((top) => `https://crm.zoho.${top}/*`),
  recognises: ({ url }) => /^crm\.zoho\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(url.hostname),
  recordOf: byUrl(
    ['person', new RegExp(`${TAB}(?:Contacts|Leads)${ID}`)],
    ['company', new RegExp(`${TAB}Accounts${ID}`)],
    ['deal', new RegExp(`${TAB}Potentials${ID}`)],
  ),
  fields: {},
});
