import { html } from 'hono/html';
import type { DemoMessage, Mailbox } from './demo-mail';
import { withMailLinks } from './mail-links';
import { hoursBefore } from './moment-text';
import type { Html } from './page';

const mailbox = ({ name, email }: Mailbox): Html =>
  name === null
    ? html`<a href="mailto:${email}">${email}</a>`
    : html`<bdi>${name}</bdi> &lt;<a href="mailto:${email}">${email}</a>&gt;`;

const headerRow = (label: string, mailboxes: readonly Mailbox[]): Html | string =>
  mailboxes.length === 0
    ? ''
    : html`<tr>
        <th scope="row">${label}</th>
        <td>${mailboxes.map((one, place) => html`${place > 0 ? ', ' : ''}${mailbox(one)}`)}</td>
      </tr>`;

const lines = (text: string): Html =>
  html`${text.split('\n').map((line, place) => html`${place > 0 ? html`<br />` : ''}${withMailLinks(line)}`)}`;

function body(message: DemoMessage): Html {
  const { signature, quoted } = message;
  return html`<div class="message-body" dir="auto">
    ${message.body.map((paragraph) => html`<p>${lines(paragraph)}</p>`)}
    ${signature.length > 0 ? html`<div class="signature">-- <br />${lines(signature.join('\n'))}</div>` : ''}
    ${
      quoted === null
        ? ''
        : html`<div class="quoted">
            <p>${withMailLinks(quoted.intro)}</p>
            <blockquote>${quoted.lines.map((line) => html`<p>${withMailLinks(line)}</p>`)}</blockquote>
          </div>`
    }
  </div>`;
}

/** One message: subject, header table, text with signature and what it answers. */
export function messagePage(message: DemoMessage, now: number): Html {
  const folder = message.folder === 'sent' ? '?folder=sent' : '';
  return html`<nav class="path" aria-label="Path">
      <a href="/demo/inbox${folder}">${message.folder === 'sent' ? 'Sent' : 'Inbox'}</a>
    </nav>
    <article class="card message">
      <h1 dir="auto">${message.subject}</h1>
      <table class="message-header">
        <tbody>
          ${headerRow('From', [message.from])}
          ${headerRow('Reply-To', message.replyTo === null ? [] : [message.replyTo])}
          ${headerRow('To', message.to)} ${headerRow('Cc', message.cc)}
          <tr>
            <th scope="row">Date</th>
            <td>${hoursBefore(message.hoursAgo, now)}</td>
          </tr>
        </tbody>
      </table>
      ${body(message)}
    </article>`;
}
