import type { RecordKey } from '../model/record-key';
import { recordSite } from './record-site';
import type { Named } from './record-url';
import type { Way } from './record-ways';

const TYPES: Record<string, RecordKey['type']> = {
  Contacts: 'person',
  Leads: 'person',
  Prospects: 'person',
  Accounts: 'company',
  Opportunities: 'deal',
  Cases: 'ticket',
};
const VALUE = '.detail-view-field';
const field = (...names: string[]): Way => ({
  by: 'field name',
  at: names.map((name) => `${VALUE}[field="${name}"]`).join(','),
});
/** The block of a field and its label carries the name once more. */
const block = (name: string): Way => ({
  by: 'mark of the page',
  at: `.detail-view-row-item[data-field="${name}"] a[href^="mailto:"], .detail-view-row-item[data-field="${name}"] b`,
});

/** SuiteCRM 7, on any host: module and record are in the query. */
export const suiteCrm7 = recordSite({
  id: 'suitecrm-7',
  label: 'SuiteCRM 7',
  kind: 'crm',
  origins: [],
  recognises: ({ url, document }) =>
    url.searchParams.has('module') &&
    document.querySelector(
      `.detail-view-row-item, ${VALUE}, input[name="mass[]"], form input[name="module"]`,
    ) !== null &&
    /(?:^|\/)(?:index\.php)?$/.test(url.pathname),
  recordOf,
  fields: {
    person: {
      name: [field('full_name', 'name'), { by: 'label', at: VALUE, label: 'name' }],
      email: [field('email1'), block('email1'), { by: 'label', at: VALUE, label: 'email' }],
      phone: [field('phone_work', 'phone_mobile'), { by: 'label', at: VALUE, label: 'phone' }],
      company: [field('account_name'), { by: 'label', at: VALUE, label: 'company' }],
      stage: [field('status')],
    },
  },
  rows: {
    at: 'tr:has(input[name="mass[]"])',
    named: (row, url) => {
      const type = TYPES[url.searchParams.get('module') ?? ''];
      const id = row.querySelector('input[name="mass[]"]')?.getAttribute('value') ?? '';
      return type === 'person' ? { type, id } : null;
    },
    name: 'td[field="name"], td[field="full_name"]',
    email: 'td[field="email1"]',
    phone: 'td[field="phone_work"]',
    company: 'td[field="account_name"]',
    stage: 'td[field="status"]',
  },
});

function recordOf({ searchParams }: URL): Named | null {
  const type = TYPES[searchParams.get('module') ?? ''];
  const id = searchParams.get('record') ?? '';
  const isRecord =
    /^(?:Detail|Edit)View$/i.test(searchParams.get('action') ?? '') && /^[\w-]{1,64}$/.test(id);
  return type === undefined || !isRecord ? null : { type, id };
}
