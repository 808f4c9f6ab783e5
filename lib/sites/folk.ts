import { recordSite } from './record-site';
import { byUrl } from './record-url';

const NETWORK = '^\\/apps\\/contacts\\/network\\/(?<account>[\\w-]{1,64})\\/(?:groups\\/[\\w-]{1,64}\\/)?';

/** folk: the record is known by the URL of one public source; no source names its fields. */
export const folk = recordSite({
  id: 'folk',
  label: 'folk',
  kind: 'crm',
  origins: ['https://app.folk.app/*'],
  recognises: ({ url }) => url.hostname === 'app.folk.app',
  recordOf: byUrl(
    ['person', new RegExp(`${NETWORK}people\\/(?<id>[\\w-]{1,64})(?:[/?#]|$)`)],
    ['company', new RegExp(`${NETWORK}companies\\/(?<id>[\\w-]{1,64})(?:[/?#]|$)`)],
  ),
  fields: {},
});
