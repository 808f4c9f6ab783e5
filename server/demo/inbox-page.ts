import { html } from 'hono/html';
import type { DemoMessage, Mailbox } from './demo-mail';
import { hoursBefore } from './moment-text';
import type { Html } from './page';
import { nameOf } from './person-words';

const people = (mailboxes: readonly Mailbox[]): Html =>
  html`${mailboxes.map((mailbox, place) => html`${place > 0 ? ', ' : ''}<span title="${mailbox.email}">${nameOf(mailbox)}</span>`)}`;

function row(message: DemoMessage, now: number): Html {
  const shown = message.folder === 'sent' ? message.to : [message.from];
  return html`<li>
    <a href="/demo/inbox/${encodeURIComponent(message.id)}">
      <bdi class="people">${people(shown)}</bdi>
      <span class="line">
        <bdi class="subject">${message.subject}</bdi>
        <bdi class="quiet">${message.body.join(' ').slice(0, 120)}</bdi>
      </span>
      <span class="quiet">${hoursBefore(message.hoursAgo, now)}</span>
    </a>
  </li>`;
}

/** The messages of one folder. */
export function inboxPage(folder: DemoMessage['folder'], mail: readonly DemoMessage[], now: number): Html {
  const shown = mail.filter((message) => message.folder === folder);
  const tab = (name: DemoMessage['folder'], label: string, path: string): Html =>
    html`<a href="${path}" ${name === folder ? html` aria-current="page"` : ''}>${label}</a>`;
  return html`<div class="title-line">
      <h1>${folder === 'inbox' ? 'Inbox' : 'Sent'}</h1>
      <span class="quiet">${shown.length} messages</span>
      <nav class="tabs" aria-label="Folders">
        ${tab('inbox', 'Inbox', '/demo/inbox')} ${tab('sent', 'Sent', '/demo/inbox?folder=sent')}
      </nav>
    </div>
    <ul class="card mails">
      ${shown.map((message) => row(message, now))}
    </ul>`;
}
