import { recordSite } from './record-site';
import { recordInUrl } from './url-record';

/** EngageBay: no public source says how its records' URLs look, so they are read as any program's. */
export const engageBay = recordSite({
  id: 'engagebay',
  label: 'EngageBay',
  kind: 'crm',
  origins: ['https://app.engagebay.com/*', 'https://*.engagebay.com/*'],
  recognises: ({ url }) => url.hostname.endsWith('.engagebay.com') && url.hostname !== 'www.engagebay.com',
  recordOf: recordInUrl,
  hasOtherUrls: true,
  fields: {},
});
