import type { RecordKey } from '../model/record-key';
import { recordSite } from './record-site';
import type { Named } from './record-url';
import type { Way } from './record-ways';

const HOST = /\.(?:lightning\.force\.com|my\.salesforce\.com|(?:crm)?force\.mil)(?:\.mcas\.ms)?$/;
/** The first three letters of an id say what the record is. */
const PREFIXES: Record<string, RecordKey['type']> = {
  '001': 'company',
  '003': 'person',
  '006': 'deal',
  '00Q': 'person',
  '500': 'ticket',
};
const ID = /(?:\/r\/(?:\w{1,80}\/)?|#\/sObject\/|^\/)(?<id>[a-zA-Z\d]{15}(?:[a-zA-Z\d]{3})?)(?:[/?]|$)/;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const ITEM = 'records-record-layout-item';

/** A field by its name in the program, which is the same in every language. */
const named = (...names: string[]): Way => ({
  by: 'field name',
  at: names
    .flatMap((name) =>
      ['records-record-layout-output-field', 'lightning-output-field'].map(
        (tag) => `${tag}[field-name="${name}"]`,
      ),
    )
    .join(','),
});

/** Salesforce Lightning: fields by name or by label, through open shadow trees; a console keeps earlier records hidden. */
export const salesforce = recordSite({
  id: 'salesforce',
  label: 'Salesforce',
  kind: 'crm',
  origins: ['https://*.lightning.force.com/*', 'https://*.my.salesforce.com/*'],
  alsoOn: ['https://*.force.mil/*', 'https://*.crmforce.mil/*', 'https://*.mcas.ms/*'],
  recognises: (page) => HOST.test(page.url.hostname),
  recordOf,
  fields: {
    person: {
      name: [
        { by: 'heading', at: '[slot="primaryField"]' },
        { by: 'field value', at: 'lightning-formatted-name' },
        named('Name'),
        { by: 'page title', title: /^(.+?) \| [^|]+ \| Salesforce$/ },
      ],
      email: [
        named('Email'),
        { by: 'label', at: ITEM, label: 'email' },
        { by: 'label', at: 'a[href^="mailto:"]', label: 'email' },
      ],
      phone: [
        named('Phone', 'MobilePhone'),
        { by: 'label', at: ITEM, label: 'phone' },
        { by: 'label', at: 'a[href^="tel:"]', label: 'phone' },
      ],
      company: [
        named('AccountId', 'Company'),
        { by: 'label', at: 'a[href*="/lightning/r/Account/"]', label: 'company' },
        { by: 'link', at: 'records-highlights-details-item a[href*="/lightning/r/Account/"]' },
      ],
      stage: [
        named('Status', 'LeadStatus'),
        {
          by: 'label',
          at: `${ITEM}[field-label="Lead Status"] [class*="value"], ${ITEM}[field-label="Lead Status"]`,
        },
      ],
    },
  },
});

function recordOf({ hostname, pathname, hash }: URL): Named | null {
  const id = (ID.exec(pathname) ?? ID.exec(hash))?.groups?.['id'];
  const type = PREFIXES[id?.slice(0, 3) ?? ''];
  // Lightning and the older pages have hosts of their own for one and the same customer.
  const account = hostname.split('.', 1)[0] ?? hostname;
  return id === undefined || type === undefined ? null : { type, id: longId(id), account };
}

/** An id of 15 letters tells capitals from small ones; of the same record's 18 the last three say where capitals are. */
function longId(id: string): string {
  const short = id.slice(0, 15);
  const sum = (part: string) =>
    Array.from(part).reduce((total, letter, index) => total + (/[A-Z]/.test(letter) ? 2 ** index : 0), 0);
  const check = [0, 5, 10].map((from) => LETTERS[sum(short.slice(from, from + 5))] ?? '');
  return short + check.join('');
}
