import type { NewSite } from './wanted';

/** A page of a new site with what it must give. */
export interface NewPage {
  /** What follows the site's name in the file's name. */
  name: string;
  html: string;
}

interface Truth {
  path: string;
  expect: { status: string; email: string | null; name: string | null };
  never: string[];
  title?: string;
  [more: string]: unknown;
}

const SAM = 'sam.ortiz@repco.test';
const NORA = 'nora.quell@ferngate.example.com';
const IVO = 'ivo.brandt@larkspur.example.com';
const isNora = { status: 'person', email: NORA, name: 'Nora Quell' };
const isNobody = { status: 'nobody', email: null, name: null };

/** The pages of a new site: a person, an old view that was left in the page, a list, and a page about nobody. */
export function pagesOf(site: NewSite): NewPage[] {
  const page = (name: string, { path, title = site.label, ...truth }: Truth, body: string): NewPage => {
    const url = `https://${site.host ?? `${site.id}.repco.test`}${path}`;
    const said = JSON.stringify({ site: site.id, url, own: [SAM], ...truth });
    const mark = site.host === null ? `<meta name="application-name" content="${site.label}">` : '';
    const html = `<!doctype html>
<!-- truth ${said} -->
<!-- A pattern: put a saved page of ${site.label} in its place and say above what it must give. -->
<html lang="en">
<head><meta charset="utf-8">${mark}<title>${title}</title></head>
<body>
${body}
</body>
</html>
`;
    return { name, html };
  };
  return site.kind === 'mail' ? mailPages(page) : recordPages(page, site);
}

type MakePage = (name: string, truth: Truth, body: string) => NewPage;

function recordPages(page: MakePage, site: NewSite): NewPage[] {
  const title = `Nora Quell - ${site.label}`;
  const record = (name: string, email: string, attributes = '') =>
    `<main${attributes}><h1 data-field="name">${name}</h1>
<p><a data-field="email" href="mailto:${email}">${email}</a></p>
<p data-field="phone">+1 555 0142</p><p data-field="company">Ferngate Ltd</p>
<p>Owner: Sam Ortiz, ${SAM}</p></main>`;
  const key = { type: 'person', id: '51' };
  const without = ['title', '[data-field="name"]', '@data-field'];
  const pages = [
    page(
      'person',
      {
        path: '/contacts/51',
        title,
        expect: isNora,
        never: [SAM],
        key,
        phone: '+1 555 0142',
        company: 'Ferngate Ltd',
        without,
      },
      record('Nora Quell', NORA),
    ),
    page(
      'old-view-hidden',
      { path: '/contacts/51', title, expect: isNora, never: [SAM, IVO], key },
      `${record('Ivo Brandt', IVO, ' style="display:none"')}\n${record('Nora Quell', NORA)}`,
    ),
    page(
      'list',
      {
        path: '/contacts',
        expect: isNobody,
        never: [SAM],
        rows: [
          { email: NORA, name: 'Nora Quell', id: '51' },
          { email: null, name: 'Ivo Brandt', id: '52' },
        ],
      },
      `<main><table><tbody>
<tr><td><a href="/contacts/51">Nora Quell</a></td><td>${NORA}</td></tr>
<tr><td><a href="/contacts/52">Ivo Brandt</a></td><td></td></tr>
</tbody></table></main>`,
    ),
    page(
      'settings',
      { path: '/settings', expect: isNobody, never: [SAM, IVO] },
      `<main><h1>Settings</h1><p>Signed in as ${SAM}</p><p>Your adviser: Ivo Brandt, ${IVO}</p></main>`,
    ),
  ];
  const ticket = page(
    'ticket',
    { path: '/tickets/9', expect: isNora, never: [SAM], key: { type: 'ticket', id: '9' } },
    `<main><h1>Renewal</h1><p data-field="requester"><a href="mailto:${NORA}">Nora Quell</a></p>
<p>Assignee: Sam Ortiz, ${SAM}</p></main>`,
  );
  return site.kind === 'desk' ? [...pages, ticket] : pages;
}

function mailPages(page: MakePage): NewPage[] {
  const message = (from: string, email: string, to = SAM, attributes = '') =>
    `<section data-part="message"${attributes}><span data-part="from" title="${email}">${from}</span> <span data-part="from-address">${email}</span>
<div>To <span data-part="to" title="${to}">${to}</span></div>
<div data-part="text">Hello. Ask legal@thirdparty.example.com.</div></section>`;
  const never = [SAM, 'legal@thirdparty.example.com'];
  const open = { path: '/inbox/message/101', key: { type: 'message', id: '101' } };
  return [
    page(
      'message',
      { ...open, expect: isNora, never, without: ['@title', '[data-part="from-address"]'] },
      message('Nora Quell', NORA),
    ),
    page(
      'sent',
      { path: '/sent/message/102', expect: { ...isNora, name: null }, never },
      message('Sam Ortiz', SAM, NORA),
    ),
    page(
      'old-view-hidden',
      { ...open, expect: isNora, never: [...never, IVO] },
      `${message('Ivo Brandt', IVO, SAM, ' style="display:none"')}\n${message('Nora Quell', NORA)}`,
    ),
    page(
      'newsletter',
      { ...open, expect: isNobody, never },
      message('Larkspur News', 'news@larkspur.example.com'),
    ),
    page(
      'list',
      { path: '/inbox', expect: isNobody, never, rows: [{ email: NORA, name: 'Nora Quell', id: '101' }] },
      `<ul><li data-part="row" id="101"><span data-part="who" title="${NORA}">Nora Quell</span> Renewal</li>
<li data-part="row" id="102"><span data-part="who" title="${SAM}">Sam Ortiz</span> Demo</li></ul>`,
    ),
    page(
      'settings',
      { path: '/settings', expect: isNobody, never: [SAM, IVO] },
      `<main><h1>Settings</h1><p>Signed in as ${SAM}</p><p>Your adviser: Ivo Brandt, ${IVO}</p></main>`,
    ),
  ];
}
