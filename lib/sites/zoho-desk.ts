import { recordSite } from './record-site';
import { recordInUrl } from './url-record';

/** Zoho Desk: no public source says how its records' URLs look; beside a ticket, lists of others are left out. */
export const zohoDesk = recordSite({
  id: 'zoho-desk',
  label: 'Zoho Desk',
  kind: 'desk',
  origins: ['com', 'eu', 'in', 'com.au', 'jp', 'sa'].map((top) => `https://desk.zoho.${top}/*`),
  alsoOn: ['ca', 'uk', 'ae', 'com.cn'].map((top) => `https://desk.zoho.${top}/*`),
  recognises: ({ url }) => /^desk\.zoho\.[a-z]{2,3}(?:\.[a-z]{2})?$/.test(url.hostname),
  recordOf: recordInUrl,
  scope: ({ document }, { type }) => {
    const views = [...document.querySelectorAll('.zd_v2-ticketdetailview-container')];
    return type === 'ticket' && views.length > 0 ? views : null;
  },
  hasOtherUrls: true,
  fields: {
    ticket: {
      name: [{ by: 'label', at: 'a[href], span, div', label: 'requester' }],
      email: [
        { by: 'label', at: 'a[href^="mailto:"]', label: 'email' },
        { by: 'link', at: 'a[href^="mailto:"]' },
      ],
    },
  },
});
