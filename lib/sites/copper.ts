import { recordSite } from './record-site';
import { byUrl } from './record-url';

const APP = '^\\/companies\\/(?<account>\\d+)\\/app\\/?#\\/';
const ID = '\\/(?<id>\\d+)(?:[/?]|$)';

/** Copper: the record is in the hash; no public source names its fields. */
export const copper = recordSite({
  id: 'copper',
  label: 'Copper',
  kind: 'crm',
  origins: ['https://app.copper.com/*'],
  recognises: ({ url }) => url.hostname === 'app.copper.com',
  recordOf: byUrl(
    ['person', new RegExp(`${APP}(?:contact|people|person)${ID}`)],
    ['company', new RegExp(`${APP}organization${ID}`)],
    ['deal', new RegExp(`${APP}deal${ID}`)],
  ),
  fields: {},
});
