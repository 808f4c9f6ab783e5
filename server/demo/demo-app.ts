import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { activityOf } from './activity';
import { demoMail, type DemoMessage } from './demo-mail';
import { demoPeople, type DemoPerson } from './demo-people';
import { editPage } from './edit-page';
import { inboxPage } from './inbox-page';
import { messagePage } from './message-page';
import { page } from './page';
import { peoplePage } from './people-page';
import { personPage } from './person-page';
import { nameOf, personPath } from './person-words';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FILES = {
  'frame.css': 'text/css; charset=utf-8',
  'records.css': 'text/css; charset=utf-8',
  'demo.mjs': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const;

/** The answer for what is not there. */
function missing(c: Context): Response | Promise<Response> {
  const main = html`<h1>Not here</h1>
    <p>This page of the demo does not exist. <a href="/demo/people">Go to the people</a>.</p>`;
  return c.html(page({ title: 'Not here', section: null, main }), 404);
}

/** What the demo CRM shows; given by tests, else the demo's own people and messages, and this computer's clock. */
export interface DemoHow {
  people?: readonly DemoPerson[];
  mail?: readonly DemoMessage[];
  now?: () => number;
}

/**
 * The demo CRM: a small web application with invented people, to try Sidestage on. It keeps nothing and asks no one
 * to sign in. Its links expect it at `/demo`.
 * @example new Hono().route('/demo', demoApp())
 */
export function demoApp({ people = demoPeople(), mail = demoMail, now = Date.now }: DemoHow = {}): Hono {
  const app = new Hono();
  const folder = dirname(fileURLToPath(import.meta.url));
  const files = Object.entries(FILES).map(([name, type]) => ({
    name,
    type,
    text: readFileSync(join(folder, name), 'utf8'),
  }));
  const bySlug = new Map(people.map((person, place) => [person.slug, place]));

  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-cache');
  });

  for (const { name, type, text } of files)
    app.get(`/${name}`, (c) => c.body(text, 200, { 'Content-Type': type }));

  app.get('/', (c) => c.redirect('/demo/people'));
  app.get('/people', (c) => c.html(page({ title: 'People', section: 'people', main: peoplePage(people) })));

  app.get('/people/:slug', (c) => {
    const place = bySlug.get(c.req.param('slug'));
    const person = place === undefined ? undefined : people[place];
    if (place === undefined || person === undefined) return missing(c);
    const main = personPage({
      person,
      before: people[place - 1] ?? null,
      after: people[place + 1] ?? null,
      activities: activityOf(person, people),
      now: now(),
      saved: c.req.query('saved') !== undefined,
    });
    return c.html(page({ title: nameOf(person), section: 'people', main }));
  });

  app.post('/people/:slug', (c) => {
    const person = people[bySlug.get(c.req.param('slug')) ?? -1];
    return person === undefined ? missing(c) : c.redirect(`${personPath(person)}?saved`, 303);
  });

  app.get('/people/:slug/edit', (c) => {
    const person = people[bySlug.get(c.req.param('slug')) ?? -1];
    if (person === undefined) return missing(c);
    return c.html(page({ title: 'Edit person', section: 'people', main: editPage(person) }));
  });

  app.get('/inbox', (c) => {
    const shown = c.req.query('folder') === 'sent' ? 'sent' : 'inbox';
    return c.html(page({ title: 'Inbox', section: 'inbox', main: inboxPage(shown, mail, now()) }));
  });

  app.get('/inbox/:id', (c) => {
    const message = mail.find((one) => one.id === c.req.param('id'));
    if (message === undefined) return missing(c);
    return c.html(page({ title: message.subject, section: 'inbox', main: messagePage(message, now()) }));
  });

  app.all('*', missing);
  return app;
}
