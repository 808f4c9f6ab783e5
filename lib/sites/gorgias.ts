import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Gorgias: the ticket is known by the URL; no public source names its fields. */
export const gorgias = recordSite({
  id: 'gorgias',
  label: 'Gorgias',
  kind: 'desk',
  origins: ['https://*.gorgias.com/*'],
  recognises: ({ url }) => url.hostname.endsWith('.gorgias.com') && url.pathname.startsWith('/app'),
  recordOf: byUrl('ticket ^/app/ticket/:number'),
  hasOtherUrls: true,
  fields: {},
});
