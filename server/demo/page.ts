import { html } from 'hono/html';
import { demoUser } from './demo-people';

/** Escaped markup: every value put into `html` is escaped, but for values that are such markup themselves. */
export type Html = ReturnType<typeof html>;

/** Where a page stands in the demo CRM. */
export interface PageFrame {
  title: string;
  section: 'people' | 'inbox' | null;
  main: Html;
}

const current = (is: boolean): Html => (is ? html` aria-current="page"` : html``);

/** A whole page of the demo CRM: header, hint and what is in `main`. */
export function page({ title, section, main }: PageFrame): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Northwind demo CRM</title>
        <link rel="icon" href="/demo/icon.svg" />
        <link rel="stylesheet" href="/demo/frame.css" />
        <link rel="stylesheet" href="/demo/records.css" />
        <script type="module" src="/demo/demo.mjs"></script>
      </head>
      <body>
        <header class="top">
          <a class="brand" href="/demo/people"><span class="mark" aria-hidden="true"></span>Northwind</a>
          <nav aria-label="Sections">
            <a href="/demo/people" ${current(section === 'people')}>People</a>
            <a href="/demo/inbox" ${current(section === 'inbox')}>Inbox</a>
          </nav>
          <p class="account" title="Signed in as ${demoUser.email}">
            <span class="avatar small" aria-hidden="true">D</span>
            <span>${demoUser.name}</span> <span class="quiet">${demoUser.email}</span>
          </p>
        </header>
        <aside class="hint" aria-label="About this demo">
          <strong>Demo.</strong> A small CRM with invented people. Open Sidestage beside it: its icon in the
          browser’s toolbar, or <kbd>Alt</kbd> <kbd>Shift</kbd> <kbd>S</kbd>. This CRM keeps no changes;
          Sidestage does.
        </aside>
        <main id="main">${main}</main>
      </body>
    </html>`;
}
