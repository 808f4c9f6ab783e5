import type { NewSite } from './wanted';

/** The file of a new site: it reads the pages that are written with it, so that everything runs from the start. */
export function siteFile(site: NewSite): string {
  return site.kind === 'mail' ? mailFile(site) : recordFile(site);
}

/** How a page is known to belong to the program: by its host, or by what it says of itself. */
function known({ host, label }: NewSite): string {
  return host === null
    ? `origins: [],
  recognises: ({ document }) =>
    document.querySelector('meta[name="application-name"][content="${label}"]') !== null,`
    : `origins: ['https://${host}/*'],
  recognises: ({ url }) => url.hostname === '${host}',`;
}

function recordFile(site: NewSite): string {
  const { id, constant, label, kind } = site;
  const ticket = `'ticket ^/tickets/:number',`;
  const people = `ticket: {
      people: [{ by: 'mark of the page', at: '[data-field="requester"]' }],
    },`;
  return `import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** ${label}: its URLs name the record, its fields are marked with their names. */
export const ${constant} = recordSite({
  id: '${id}',
  label: '${label}',
  kind: '${kind === 'desk' ? 'desk' : 'crm'}',
  ${known(site)}
  recordOf: byUrl('person ^/contacts/:number',${kind === 'desk' ? ticket : ''}),
  fields: {
    person: {
      name: [
        { by: 'heading', at: '[data-field="name"]' },
        { by: 'page title', title: /^(.+) - ${escaped(label)}$/ },
      ],
      email: [
        { by: 'field name', at: '[data-field="email"]' },
        { by: 'link', at: 'main a[href^="mailto:"]' },
      ],
      phone: [{ by: 'field name', at: '[data-field="phone"]' }],
      company: [{ by: 'field name', at: '[data-field="company"]' }],
    },
    ${kind === 'desk' ? people : ''}
  },
});
`;
}

function mailFile(site: NewSite): string {
  const { id, constant, label } = site;
  return `import { mailSite } from './mail-site';

/** ${label}: the parts of a message are marked with their names. */
export const ${constant} = mailSite({
  id: '${id}',
  label: '${label}',
  ${known(site)}
  messages: ({ document }) => [...document.querySelectorAll('[data-part="message"]')],
  body: '[data-part="text"]',
  from: ['[data-part="from"]', '[data-part="from-address"]'],
  lines: (message) => [
    { role: 'to', people: [...message.querySelectorAll('[data-part="to"]')] },
    { role: 'cc', people: [...message.querySelectorAll('[data-part="cc"]')] },
  ],
  openId: ({ url }) => /\\/message\\/([\\w-]{1,100})/.exec(url.pathname)?.[1] ?? '',
  account: ({ url }) => url.host,
  rows: '[data-part="row"]',
  row: (row) => ({ people: [...row.querySelectorAll('[data-part="who"]')], id: row.id }),
});
`;
}

function escaped(text: string): string {
  return text.replace(/\./g, '\\$&');
}
