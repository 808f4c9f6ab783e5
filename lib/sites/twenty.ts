import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Twenty, on any host: its classes say nothing, so the record is known by the URL and read as any page is. */
export const twenty = recordSite({
  id: 'twenty',
  label: 'Twenty',
  kind: 'crm',
  origins: ['https://*.twenty.com/*'],
  recognises: ({ url, document }) =>
    /^\/objects?\/\w/.test(url.pathname) &&
    (url.hostname.endsWith('.twenty.com') ||
      document.querySelector('#twenty-env-config, meta[property="og:title"][content="Twenty"]') !== null),
  recordOf: byUrl(
    'person ^/object/person/:id',
    'company ^/object/company/:id',
    'deal ^/object/opportunity/:id',
  ),
  fields: {},
});
