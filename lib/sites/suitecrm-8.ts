import { recordSite } from './record-site';
import { byUrl } from './record-url';
import type { Way } from './record-ways';

const field = (...names: string[]): Way => ({
  by: 'field name',
  at: names.map((name) => `.dynamic-field-name-${name}`).join(','),
});

/** SuiteCRM 8, on any host: the record is in the hash, fields carry their names as classes. */
export const suiteCrm8 = recordSite({
  id: 'suitecrm-8',
  label: 'SuiteCRM 8',
  kind: 'crm',
  origins: [],
  recognises: ({ url, document }) =>
    url.hash.startsWith('#/') &&
    document.querySelector('app-root') !== null &&
    document.querySelector('[class*="dynamic-field-name-"], table.list-view-table, scrm-dynamic-field') !==
      null,
  recordOf: byUrl(
    'person #/(?:contacts|leads|prospects)/record/:id',
    'company #/accounts/record/:id',
    'deal #/opportunities/record/:id',
    'ticket #/cases/record/:id',
  ),
  fields: {
    person: {
      name: [
        field('full_name', 'name'),
        { by: 'field name', at: ['.dynamic-field-name-first_name', '.dynamic-field-name-last_name'] },
        { by: 'label', at: '.dynamic-field', label: 'name' },
      ],
      email: [
        field('email1', 'email_address'),
        { by: 'label', at: 'a[href^="mailto:"]', label: 'email' },
        { by: 'link', at: 'a[href^="mailto:"]' },
      ],
      phone: [field('phone_work', 'phone_mobile'), { by: 'link', at: 'a[href^="tel:"]' }],
      company: [field('account_name')],
      stage: [field('status')],
    },
  },
  rows: {
    at: 'table.list-view-table tbody tr',
    name: 'td.column-name, td.column-full_name',
    email: 'td.column-email1, td.column-email_address',
    phone: 'td.column-phone_work',
    company: 'td.column-account_name',
    stage: 'td.column-status',
  },
});
