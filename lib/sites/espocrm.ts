import type { RecordKey } from '../model/record-key';
import { recordSite } from './record-site';
import { byUrl } from './record-url';
import type { Way } from './record-ways';

const TYPES: Record<string, RecordKey['type']> = {
  Contact: 'person',
  Lead: 'person',
  Account: 'company',
  Opportunity: 'deal',
  Case: 'ticket',
};
const field = (name: string): Way => ({ by: 'field name', at: `.detail .field[data-name="${name}"]` });

/** EspoCRM, on any host: the record is in the hash, fields carry their names. */
export const espoCrm = recordSite({
  id: 'espocrm',
  label: 'EspoCRM',
  kind: 'crm',
  origins: [],
  recognises: (page) =>
    page.document.querySelector(
      'link#main-stylesheet[href*="client/css/espo"], .detail[data-scope], .list[data-scope]',
    ) !== null && /^(?:#[A-Z]|#?$)/.test(page.url.hash),
  recordOf: byUrl(
    'person #(?:Contact|Lead)/(?:view|edit)/:id',
    'company #Account/(?:view|edit)/:id',
    'deal #Opportunity/(?:view|edit)/:id',
    'ticket #Case/(?:view|edit)/:id',
  ),
  fields: {
    person: {
      name: [
        field('name'),
        { by: 'heading', at: '.header-title' },
        { by: 'page title', title: /^(.+) \| [^|]+$/ },
      ],
      email: [
        field('emailAddress'),
        { by: 'mark of the page', at: '.detail [data-email-address]', attribute: 'data-email-address' },
        { by: 'label', at: '.detail .field', label: 'email' },
      ],
      phone: [field('phoneNumber'), { by: 'mark of the page', at: '.detail [data-phone-number]' }],
      company: [field('account'), field('accountName')],
      stage: [field('status')],
    },
  },
  rows: {
    at: '.list[data-scope] tr.list-row[data-id]',
    named: (row) => {
      const type = TYPES[row.closest('[data-scope]')?.getAttribute('data-scope') ?? ''];
      const id = row.getAttribute('data-id') ?? '';
      return type === 'person' ? { type, id } : null;
    },
    name: '[data-name="name"]',
    phone: '[data-phone-number]',
    company: '[data-name="account"], [data-name="accountName"]',
    stage: '[data-name="status"]',
  },
});
