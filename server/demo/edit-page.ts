import { html } from 'hono/html';
import type { DemoPerson } from './demo-people';
import type { Html } from './page';
import { personPath } from './person-words';

const input = (name: string, label: string, value: string | null, type = 'text'): Html =>
  html`<div class="form-field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="${type}" value="${value ?? ''}" autocomplete="off" dir="auto" />
  </div>`;

/** The form for one person: their values are in the fields and nowhere else on the page. */
export function editPage(person: DemoPerson): Html {
  return html`<nav class="path" aria-label="Path"><a href="/demo/people">People</a></nav>
    <h1>Edit person</h1>
    <form class="card form" method="post" action="${personPath(person)}" aria-label="Person">
      ${input('name', 'Full name', person.name)} ${input('email', 'E-mail', person.email, 'email')}
      ${input('phone', 'Phone', person.phone, 'tel')} ${input('company', 'Company', person.company)}
      ${input('title', 'Job title', person.title)}
      <div class="buttons">
        <button class="button primary" type="submit">Save</button>
        <a class="button" href="${personPath(person)}">Cancel</a>
      </div>
    </form>`;
}
