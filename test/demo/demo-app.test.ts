// @vitest-environment jsdom
import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { addressDomain } from '../../lib/model/address';
import { demoApp, type DemoHow } from '../../server/demo/demo-app';
import { demoMail, type DemoMessage } from '../../server/demo/demo-mail';
import { demoPeople, demoUser, type DemoPerson } from '../../server/demo/demo-people';
import { samplePeople } from '../../server/sample/people';

const serverOf = (how?: DemoHow) =>
  new Hono().route('/demo', demoApp({ now: () => Date.UTC(2026, 10, 22, 9), ...how }));
const server = serverOf();
const people = demoPeople();

async function open(path: string, from = server): Promise<Document> {
  const reply = await from.request(path);
  expect(reply.headers.get('Content-Type')).toBe('text/html; charset=UTF-8');
  return new DOMParser().parseFromString(await reply.text(), 'text/html');
}

describe('the people of the demo CRM', () => {
  test('are the heroes, Ingrid Solberg and some forty of the sample', () => {
    const emails = people.map((person) => person.email);
    expect(people).toHaveLength(48);
    for (const hero of ['tomas@ardmore.example', 'priya@helioworks.example', 'omar@cedarlogistics.example']) {
      expect(emails).toContain(hero);
    }
    const known = new Set(samplePeople().flatMap((person) => person.emails));
    expect(people.filter((person) => !known.has(person.email)).map((person) => person.name)).toEqual([
      'Ingrid Solberg',
    ]);
    expect(people.find((person) => person.name === 'Ingrid Solberg')).toMatchObject({
      email: 'ingrid@fjordtech.example',
      company: 'Fjordtech',
      phone: '+47 22 55 01 76',
    });
  });

  test('and the messages have addresses of example domains only', () => {
    const everything = JSON.stringify([people, demoMail]);
    for (const [address] of everything.matchAll(/[\w.+'-]+@[\w.-]+\w/g)) {
      expect(addressDomain(address), address).toMatch(/\.example$/);
    }
    expect(everything).not.toMatch(/https?:|www\.(?!northwind\.example)/);
  });
});

describe('the pages of the demo CRM', () => {
  test('the list leads to everybody', async () => {
    const page = await open('/demo/people');
    const links = [...page.querySelectorAll('.list a')];
    expect(links.map((link) => link.textContent.trim()).at(0)).toContain('Tomás Ó Briain');
    expect(links).toHaveLength(people.length);
    for (const link of links) {
      const reply = await server.request(link.getAttribute('href') ?? '');
      expect(reply.status).toBe(200);
    }
  });

  test('a person’s page shows them in labelled fields, and somebody else’s address in the activity', async () => {
    const page = await open('/demo/people/ingrid-solberg');
    expect(page.querySelector('h1')?.textContent).toBe('Ingrid Solberg');
    const fields = [...page.querySelectorAll('dt')].map((label) => [
      label.textContent,
      label.nextElementSibling?.textContent.trim(),
    ]);
    expect(fields.slice(0, 3)).toEqual([
      ['E-mail', 'ingrid@fjordtech.example'],
      ['Phone', '+47 22 55 01 76'],
      ['Company', 'Fjordtech'],
    ]);
    expect(page.querySelector('dd a[href="tel:+4722550176"]')).not.toBeNull();
    const others = [...page.querySelectorAll('.feed a')].map((link) => link.textContent);
    expect(others.length).toBeGreaterThan(0);
    expect(others).not.toContain('ingrid@fjordtech.example');
  });

  test('the form has the person in its fields and nowhere else', async () => {
    const page = await open('/demo/people/tomas-o-briain/edit');
    const values = [...page.querySelectorAll('input')].map((input) => input.value);
    expect(values).toEqual([
      'Tomás Ó Briain',
      'tomas@ardmore.example',
      '+353 20 912 0142',
      'Ardmore Foods',
      'Head of Operations',
    ]);
    expect(page.documentElement.textContent).not.toMatch(/Tomás|ardmore/i);
    const sent = await server.request('/demo/people/tomas-o-briain', { method: 'POST' });
    expect([sent.status, sent.headers.get('Location')]).toEqual([303, '/demo/people/tomas-o-briain?saved']);
    expect((await open('/demo/people/tomas-o-briain?saved')).querySelector('[role=status]')).not.toBeNull();
  });

  test('a message has its header in a labelled table', async () => {
    const page = await open('/demo/inbox/2116');
    const rows = [...page.querySelectorAll('.message-header tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(rows.slice(0, 3)).toEqual([
      ['From', 'Northwind website <forms@northwind.example>'],
      ['Reply-To', 'Ingrid Solberg <ingrid@fjordtech.example>'],
      ['To', 'Dana <dana@northwind.example>'],
    ]);
  });

  test('inbox and sent each show their own messages', async () => {
    for (const [path, folder] of [
      ['/demo/inbox', 'inbox'],
      ['/demo/inbox?folder=sent', 'sent'],
    ] as const) {
      const links = [...(await open(path)).querySelectorAll('.mails a')].map((link) =>
        link.getAttribute('href'),
      );
      expect(links).toEqual(
        demoMail.filter((mail) => mail.folder === folder).map((mail) => `/demo/inbox/${mail.id}`),
      );
    }
  });

  test('every page says that it is a demo, who is signed in and how to open Sidestage, and has a strict policy', async () => {
    const paths = [
      '/demo/people',
      '/demo/people/lena-vogel',
      '/demo/inbox',
      '/demo/inbox/2117',
      '/demo/nothing',
    ];
    for (const path of paths) {
      const reply = await server.request(path);
      expect(reply.headers.get('Content-Security-Policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(reply.headers.get('Content-Security-Policy')).not.toMatch(/unsafe|\*|http/);
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
      expect(page.querySelector('.hint')?.textContent).toMatch(/Demo.*Open Sidestage/s);
      expect(page.querySelector('.account')?.textContent).toContain(demoUser.email);
      expect(page.querySelector('[style], style, script:not([src])')).toBeNull();
    }
  });

  test('what is not there is answered by a page with status 404', async () => {
    for (const path of ['/demo/people/nobody', '/demo/people/nobody/edit', '/demo/inbox/1', '/demo/x/y']) {
      const reply = await server.request(path);
      expect([path, reply.status]).toEqual([path, 404]);
      expect(await reply.text()).toContain('This page of the demo does not exist');
    }
    expect((await server.request('/demo/people/nobody', { method: 'POST' })).status).toBe(404);
    expect((await server.request('/demo')).headers.get('Location')).toBe('/demo/people');
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></textarea><svg onload=alert(1)>',
  '{{constructor.constructor("alert(1)")()}}${alert(1)}',
  '<!-- & &lt;b&gt; -->',
];

describe.each(HOSTILE)('with %s for a name', (text) => {
  const person: DemoPerson = {
    slug: `a/../${text}`,
    name: text,
    email: `${text}@x.example`,
    phone: text,
    company: text,
    title: text,
    status: text,
    owner: text,
  };
  const box = { name: text, email: `${text}@x.example` };
  const message: DemoMessage = {
    id: text,
    folder: 'inbox',
    subject: text,
    from: box,
    to: [box],
    cc: [box],
    replyTo: box,
    hoursAgo: 1,
    body: [text, `${text} a@b.example`],
    signature: [text],
    quoted: { intro: text, lines: [text] },
  };
  const hostile = serverOf({ people: [person], mail: [message] });
  const at = (slug: string) => encodeURIComponent(slug);

  test.each([
    ['/demo/people', 4],
    [`/demo/people/${at(person.slug)}`, 6],
    [`/demo/people/${at(person.slug)}/edit`, 0],
    ['/demo/inbox', 2],
    [`/demo/inbox/${at(text)}`, 9],
  ])('%s shows it as it is', async (path, times) => {
    const page = await open(path, hostile);
    expect(page.querySelectorAll('script')).toHaveLength(1);
    expect(page.querySelector('img, svg, b, textarea, style')).toBeNull();
    for (const element of page.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on/);
        if (name === 'href' || name === 'src') expect(value).toMatch(/^(\/demo\/|mailto:|tel:)/);
      }
    }
    const shown = page.body.textContent.split(text).length - 1;
    expect(shown).toBeGreaterThanOrEqual(times);
    if (path.endsWith('/edit')) expect(page.querySelector('input')?.value).toBe(text);
  });
});
