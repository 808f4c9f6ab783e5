import type { RecordKey } from '../model/record-key';

type Pages = Partial<Record<RecordKey['type'], string>>;

/**
 * Where a site's records are opened, by what a key holds: `:account` and `:id`. Only programs whose address does not
 * depend on where they were installed; `:host` is the account where the program is known by its host.
 */
const PAGES: Partial<Record<string, Pages>> = {
  hubspot: {
    person: 'https://app.hubspot.com/contacts/:account/record/0-1/:id',
    company: 'https://app.hubspot.com/contacts/:account/record/0-2/:id',
    deal: 'https://app.hubspot.com/contacts/:account/record/0-3/:id',
    ticket: 'https://app.hubspot.com/contacts/:account/record/0-5/:id',
  },
  salesforce: {
    person: 'https://:account.my.salesforce.com/:id',
    company: 'https://:account.my.salesforce.com/:id',
    deal: 'https://:account.my.salesforce.com/:id',
    ticket: 'https://:account.my.salesforce.com/:id',
  },
  pipedrive: {
    person: 'https://:host.pipedrive.com/person/:id',
    company: 'https://:host.pipedrive.com/organization/:id',
  },
  zendesk: {
    person: 'https://:host.zendesk.com/agent/users/:id',
    ticket: 'https://:host.zendesk.com/agent/tickets/:id',
    company: 'https://:host.zendesk.com/agent/organizations/:id',
  },
  freshdesk: {
    person: 'https://:host.freshdesk.com/a/contacts/:id',
    ticket: 'https://:host.freshdesk.com/a/tickets/:id',
    company: 'https://:host.freshdesk.com/a/companies/:id',
  },
  freshsales: { person: 'https://:host.myfreshworks.com/crm/sales/contacts/:id' },
  gorgias: { ticket: 'https://:host.gorgias.com/app/ticket/:id' },
  intercom: {
    person: 'https://app.intercom.com/a/apps/:account/users/:id',
    ticket: 'https://app.intercom.com/a/inbox/:account/inbox/conversation/:id',
  },
  attio: {
    person: 'https://app.attio.com/:account/person/:id',
    company: 'https://app.attio.com/:account/company/:id',
  },
  copper: { person: 'https://app.copper.com/companies/:account/app#/contact/:id' },
  folk: { person: 'https://app.folk.app/apps/contacts/network/:account/people/:id' },
  'help-scout': {
    person: 'https://secure.helpscout.net/customers/:id',
    ticket: 'https://secure.helpscout.net/conversation/:id',
  },
};

const PART = /^[\w-]{1,64}$/;

/**
 * The page of a record; null where it cannot be known from the key: a program of one's own server, another kind of record,
 * or parts that no such program has. It never leaves the program's own hosts.
 */
export function recordPage({ site, account, type, id }: RecordKey): string | null {
  const pattern = Object.hasOwn(PAGES, site) ? PAGES[site]?.[type] : undefined;
  if (pattern === undefined || !PART.test(id)) return null;
  if (!pattern.includes(':host')) {
    if (!PART.test(account) && pattern.includes(':account')) return null;
    // A sandbox has hosts of its own, which the key does not tell.
    return account.includes('--') ? null : filled(pattern, { account, id });
  }
  const [host = '', ...rest] = account.split('.');
  const domain = new URL(pattern.replace(':host', 'x')).hostname.split('.').slice(1).join('.');
  return PART.test(host) && rest.join('.') === domain ? filled(pattern, { host, id }) : null;
}

function filled(pattern: string, parts: Record<string, string>): string {
  return pattern.replace(/:(account|host|id)/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
}
