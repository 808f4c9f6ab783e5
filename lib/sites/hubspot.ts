import type { Fields } from './record-verdict';
import { recordSite } from './record-site';
import { byUrl } from './record-url';
import type { Way } from './record-ways';

/** A property by its internal name; read or edited, in the sidebar or among all of them. */
const property = (...names: string[]): Way => ({
  by: 'field name',
  at: names
    .flatMap((name) => [
      `[data-selenium-test="property-input-${name}"]`,
      `[data-test-id="property-input-${name}"]`,
      `[data-profile-property="${name}"]`,
    ])
    .join(','),
});
const parts = (attribute: string): Way => ({
  by: 'field name',
  at: ['firstname', 'lastname'].map((name) => `[${attribute}="property-input-${name}"]`),
});
const cell = (name: string) => `td[data-table-external-id^="cell-0-1-${name}-"]`;
/** The people of a deal, a company or a ticket. */
const ASSOCIATED: Fields = {
  people: [
    {
      by: 'mark of the page',
      at: '[data-selenium-test="contact-chicklet-title-link"]',
      round: 'li, [data-test-id], [data-selenium-test*="chicklet"]:not(a)',
    },
  ],
};

/** HubSpot: the record in the URL, its properties by their internal names. */
export const hubspot = recordSite({
  id: 'hubspot',
  label: 'HubSpot',
  kind: 'crm',
  origins: ['https://app.hubspot.com/*', 'https://app-eu1.hubspot.com/*'],
  alsoOn: ['https://*.hubspot.com/*'],
  recognises: (page) => /^app(?:-[a-z]{2}\d)?\.hubspot\.com$/.test(page.url.hostname),
  // HubSpot's numbers for the kinds of records, and the words of its older URLs.
  recordOf: byUrl(
    'person ^/contacts/:account/(?:record/0-1|contact)/:number',
    'company ^/contacts/:account/(?:record/0-2|company)/:number',
    'deal ^/contacts/:account/(?:record/0-3|deal)/:number',
    'ticket ^/contacts/:account/(?:record/0-5|ticket)/:number',
  ),
  preview: '[data-selenium-test="sidebar-preview-panel"]',
  fields: {
    person: {
      name: [
        { by: 'heading', at: '[data-selenium-test="highlightTitle"]' },
        parts('data-selenium-test'),
        parts('data-test-id'),
        { by: 'page title', title: /^(.+?) \| HubSpot$/ },
      ],
      email: [
        property('email'),
        {
          by: 'mark of the page',
          at: '[data-selenium-test="contact-highlight-details"] a[href^="mailto:" i]',
        },
        { by: 'label', at: 'a[href^="mailto:" i]', label: 'email' },
      ],
      phone: [property('phone'), property('mobilephone')],
      company: [
        { by: 'mark of the page', at: '[data-selenium-test="company-chicklet-title-link"]' },
        property('company'),
      ],
      stage: [property('lifecyclestage')],
    },
    company: ASSOCIATED,
    deal: ASSOCIATED,
    ticket: ASSOCIATED,
  },
  rows: {
    at: 'tr[data-test-id^="row-"]:has(td[data-table-external-id^="cell-0-1-"])',
    named: (row, { pathname }) => {
      const account = /^\/contacts\/(\d+)\//.exec(pathname)?.[1] ?? '';
      const id = /^row-(\d+)$/.exec(row.getAttribute('data-test-id') ?? '')?.[1] ?? '';
      return { type: 'person', account, id };
    },
    name: `[data-test-id="truncated-object-label"], ${cell('name')}`,
    email: cell('email'),
    phone: cell('phone'),
    company: cell('company'),
    stage: cell('lifecyclestage'),
  },
});
