import { html } from 'hono/html';
import type { DemoPerson } from './demo-people';
import type { Html } from './page';

/** What a person is called on a screen: the name, or the address where there is none. */
export function nameOf(person: Pick<DemoPerson, 'name' | 'email'>): string {
  return person.name ?? person.email;
}

/** Where a person's page is. */
export function personPath(person: DemoPerson): string {
  return `/demo/people/${encodeURIComponent(person.slug)}`;
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letters of the first and the last word, for the picture of somebody without a picture. */
function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const firsts = ends.map((word) => letters.segment(word ?? '').containing(0)?.segment ?? '');
  return firsts.join('').toUpperCase();
}

/** The round picture of a person, in one of six colours; decoration only. */
export function avatar(person: Pick<DemoPerson, 'name' | 'email'>, size: 'small' | 'large'): Html {
  const name = nameOf(person);
  const hue = (name.length + (name.codePointAt(0) ?? 0)) % 6;
  return html`<span class="avatar ${size} tint-${hue}" aria-hidden="true">${initials(name)}</span>`;
}

/** The status of a person as a chip. */
export function statusChip(status: string): Html {
  return html`<span class="chip chip-${status.toLowerCase().split(' ')[0] ?? ''}">${status}</span>`;
}
