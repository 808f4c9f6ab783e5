import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Intercom: the record is known by the URL; no public source names its fields. */
export const intercom = recordSite({
  id: 'intercom',
  label: 'Intercom',
  kind: 'desk',
  origins: ['https://app.intercom.com/*'],
  alsoOn: ['https://*.intercom.com/*'],
  recognises: ({ url }) => /^app\.(?:[a-z]{2}\.)?intercom\.com$/.test(url.hostname),
  recordOf: byUrl(
    'ticket ^/a/inbox/:account/(?:[\\w/-]+/)?conversation/:number',
    'person ^/a/apps/:account/users/:id',
  ),
  fields: {},
});
