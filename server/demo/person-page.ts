import { html } from 'hono/html';
import type { Activity } from './activity';
import type { DemoPerson } from './demo-people';
import { withMailLinks } from './mail-links';
import { hoursBefore } from './moment-text';
import type { Html } from './page';
import { avatar, nameOf, personPath, statusChip } from './person-words';

/** A person with what is around them on their page. */
export interface PersonView {
  person: DemoPerson;
  before: DemoPerson | null;
  after: DemoPerson | null;
  activities: readonly Activity[];
  now: number;
  /** Whether the form was just sent. */
  saved: boolean;
}

const neighbour = (person: DemoPerson | null, label: string): Html =>
  person === null
    ? html`<span class="button" aria-disabled="true">${label}</span>`
    : html`<a class="button" href="${personPath(person)}" data-in-page>${label}</a>`;

const field = (label: string, value: Html | string | null): Html =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value ?? '–'}</dd>
  </div>`;

function about(person: DemoPerson): Html {
  const phone = person.phone === null ? null : person.phone.replaceAll(/[^+\d]/g, '');
  return html`<section class="card about" aria-labelledby="about">
    <h2 id="about">About</h2>
    <dl class="fields">
      ${field('E-mail', html`<a href="mailto:${person.email}">${person.email}</a>`)}
      ${field('Phone', phone === null ? null : html`<a href="tel:${phone}">${person.phone}</a>`)}
      ${field('Company', person.company === null ? null : html`<bdi>${person.company}</bdi>`)}
      ${field('Job title', person.title === null ? null : html`<bdi>${person.title}</bdi>`)}
      ${field('Status', statusChip(person.status))} ${field('Owner', person.owner)}
    </dl>
  </section>`;
}

function feedEntry(activity: Activity, person: DemoPerson, now: number): Html {
  const by = activity.by === 'them' ? nameOf(person) : activity.by;
  return html`<li class="kind-${activity.kind.toLowerCase()}">
    <article>
      <h3>${activity.title}</h3>
      <p class="quiet"><bdi>${by}</bdi> · ${hoursBefore(activity.hoursAgo, now)}</p>
      ${activity.text.map((line) => html`<p>${withMailLinks(line)}</p>`)}
    </article>
  </li>`;
}

/** The page of one person: header, fields, and what happened. */
export function personPage({ person, before, after, activities, now, saved }: PersonView): Html {
  const subtitle = [person.title, person.company].filter((part) => part !== null).join(' · ');
  return html`<nav class="path" aria-label="Path">
      <a href="/demo/people" data-in-page>People</a> ${neighbour(before, '‹ Previous')}
      ${neighbour(after, 'Next ›')}
    </nav>
    ${saved ? html`<p class="saved" role="status">Thank you. This demo keeps no changes.</p>` : ''}
    <div class="record-header">
      ${avatar(person, 'large')}
      <div>
        <h1 tabindex="-1"><bdi>${nameOf(person)}</bdi></h1>
        <p class="quiet"><bdi>${subtitle}</bdi></p>
      </div>
      <a class="button" href="${personPath(person)}/edit">Edit</a>
    </div>
    <div class="columns">
      ${about(person)}
      <section class="card" aria-labelledby="activity">
        <h2 id="activity">Activity</h2>
        <ol class="feed">
          ${activities.map((activity) => feedEntry(activity, person, now))}
        </ol>
      </section>
    </div>`;
}
