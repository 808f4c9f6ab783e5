import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Front: only its links to conversations are known. */
export const front = recordSite({
  id: 'front',
  label: 'Front',
  kind: 'desk',
  origins: ['https://app.frontapp.com/*'],
  recognises: ({ url }) => url.hostname === 'app.frontapp.com',
  recordOf: byUrl('ticket /open/(?=cnv_|msg_):id'),
  hasOtherUrls: true,
  fields: {},
});
