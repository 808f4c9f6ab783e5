import { html } from 'hono/html';
import type { Html } from './page';

/** A run of characters that looks like an address in running text; bounded, so that no text makes it slow. */
const ADDRESS = /([\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4})/u;

/** A text in which addresses are links, as mail programs and CRMs show it. */
export function withMailLinks(text: string): Html {
  const parts = text.split(ADDRESS);
  return html`${parts.map((part, place) => (place % 2 === 1 ? html`<a href="mailto:${part}">${part}</a>` : part))}`;
}
