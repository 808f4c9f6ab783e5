import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Help Scout: the record is known by the URL; no public source names the fields of its customers. */
export const helpScout = recordSite({
  id: 'help-scout',
  label: 'Help Scout',
  kind: 'desk',
  origins: ['https://secure.helpscout.net/*'],
  recognises: ({ url }) => url.hostname === 'secure.helpscout.net',
  recordOf: byUrl('ticket ^/conversations?/:number', 'person ^/customers/:number'),
  hasOtherUrls: true,
  fields: {},
});
