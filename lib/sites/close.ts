import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Close: what it calls a lead is a company with its contacts, so that its URL names no single person. */
export const close = recordSite({
  id: 'close',
  label: 'Close',
  kind: 'crm',
  origins: ['https://app.close.com/*'],
  recognises: ({ url }) => url.hostname === 'app.close.com',
  recordOf: byUrl('company ^/lead/(?=lead_):id'),
  fields: {},
});
