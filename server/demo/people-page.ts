import { html } from 'hono/html';
import type { DemoPerson } from './demo-people';
import type { Html } from './page';
import { avatar, nameOf, personPath, statusChip } from './person-words';

function row(person: DemoPerson): Html {
  return html`<tr>
    <td>
      <a class="who" href="${personPath(person)}" data-in-page>
        ${avatar(person, 'small')}<bdi>${nameOf(person)}</bdi>
      </a>
    </td>
    <td><bdi>${person.company ?? '–'}</bdi></td>
    <td class="wide">${person.email}</td>
    <td>${statusChip(person.status)}</td>
    <td class="wide quiet">${person.owner}</td>
  </tr>`;
}

/** The list of everybody, with a filter that works on what is shown. */
export function peoplePage(people: readonly DemoPerson[]): Html {
  return html`<div class="title-line">
      <h1>People</h1>
      <span class="quiet" id="count">${people.length} people</span>
      <input type="search" id="filter" placeholder="Filter by name or company" aria-label="Filter people" />
    </div>
    <div class="card">
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Company</th>
            <th scope="col" class="wide">E-mail</th>
            <th scope="col">Status</th>
            <th scope="col" class="wide">Owner</th>
          </tr>
        </thead>
        <tbody>
          ${people.map(row)}
        </tbody>
      </table>
    </div>`;
}
