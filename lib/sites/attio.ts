import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Attio: the record is known by the URL; no public source names its fields. */
export const attio = recordSite({
  id: 'attio',
  label: 'Attio',
  kind: 'crm',
  origins: ['https://app.attio.com/*'],
  recognises: ({ url }) => url.hostname === 'app.attio.com',
  recordOf: byUrl('person ^/:account/person/:id', 'company ^/:account/company/:id'),
  fields: {},
});
