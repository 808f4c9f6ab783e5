import { Hono } from 'hono';
import { demoApp } from '../../server/demo/demo-app';
import { demoMail } from '../../server/demo/demo-mail';
import { demoPeople, demoUser } from '../../server/demo/demo-people';

/** A page of the demo CRM as its server sends it, with what a reader of it must say. */
export interface RenderedPage {
  /** The name of the fixture. */
  name: string;
  html: string;
  truth: object;
}

const HOST = 'http://127.0.0.1:8787';
const NOW = Date.UTC(2026, 10, 22, 9, 30);

interface Answer {
  status: 'person' | 'several' | 'nobody';
  email?: string;
  name?: string;
}

const person = (email: string, name: string): Answer => ({ status: 'person', email, name });
const nobody: Answer = { status: 'nobody' };

/** A name as a person reads it: 'Last, First' turned around. */
const firstNameFirst = (name: string | null): string | null =>
  name === 'VAN DEN HEUVEL, PIETER' ? 'PIETER VAN DEN HEUVEL' : name;

/** Addresses in what people wrote, which are nobody's page: signatures, quotes, notes. */
const ASIDE = ['accounts@ardmore.example', 'office@ardmore.example', 'aoife@ardmore.example'];

const PAGES: Record<string, { path: string; expect: Answer; never?: string[]; rows?: object[] }> = {
  'people-list': {
    path: '/demo/people',
    expect: nobody,
    rows: demoPeople().map(({ name, email }) => ({ key: null, email, name: firstNameFirst(name) })),
  },
  person: {
    path: '/demo/people/tomas-o-briain',
    expect: person('tomas@ardmore.example', 'Tomás Ó Briain'),
    never: ['accounts@ardmore.example', 'yuki.tanaka@kitsune.example'],
  },
  'person-right-to-left': {
    path: '/demo/people/abd-al-rahman',
    expect: person('a.wardani@wardani-trading.example', 'عبد الرحمن بن سليمان الورداني المقدسي'),
  },
  'person-without-name': {
    path: '/demo/people/no-name',
    expect: { status: 'person', email: 'orders+autumn@saltmarrow.example' },
  },
  'person-form': {
    path: '/demo/people/lena-vogel/edit',
    expect: person('lena.vogel@vogel-metallbau.example', 'Lena Vogel'),
  },
  'sent-list': { path: '/demo/inbox?folder=sent', expect: nobody },
  'message-quoted': {
    path: '/demo/inbox/2117',
    expect: person('tomas@ardmore.example', 'Tomás Ó Briain'),
    never: ASIDE,
  },
  'message-web-form': {
    path: '/demo/inbox/2116',
    expect: person('ingrid@fjordtech.example', 'Ingrid Solberg'),
    never: ['webmaster@northwind.example'],
  },
  'message-newsletter': { path: '/demo/inbox/2112', expect: nobody },
  'message-sent-to-three': { path: '/demo/inbox/1892', expect: { status: 'several' } },
};

/** The fixture pages of the demo CRM, rendered by its server at a fixed time. */
export async function renderedPages(): Promise<RenderedPage[]> {
  const people = demoPeople();
  const server = new Hono().route('/demo', demoApp({ people, mail: demoMail, now: () => NOW }));
  return Promise.all(
    Object.entries(PAGES).map(async ([name, { path, expect, never = [], rows }]) => {
      const reply = await server.request(path);
      if (reply.status !== 200) throw new Error(`${path} is no page of the demo.`);
      const html = await reply.text();
      const truth = {
        url: `${HOST}${path}`,
        own: [demoUser.email],
        expect: { status: expect.status, email: expect.email ?? null, name: expect.name ?? null },
        never: [demoUser.email, ...never],
        ...(rows === undefined ? {} : { rows }),
        origin: 'Northwind demo CRM (server/demo), rendered by test/demo/render-fixtures.ts',
      };
      return { name, html: `${html.replace(/[ \t]+$/gm, '').trimEnd()}\n`, truth };
    }),
  );
}
