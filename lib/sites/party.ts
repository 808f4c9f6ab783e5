import type { Party } from './letter';
import { readMailbox, readMailto } from './mailbox';
import { shortAttribute, shortText } from './text';

/**
 * Reads somebody named in the header of a message from the element that shows them: the address from its own
 * attributes, else from its text; the name from what is shown.
 */
export function partyOf(element: Element): Party {
  const attributes = ['email', 'data-email', 'data-hovercard-id', 'title']
    .map((name) => readMailbox(shortAttribute(element, name, 400)))
    .filter((mailbox) => mailbox !== null);
  const href = element.getAttribute('href') ?? '';
  const text = shortText(element, 400);
  const shown = readMailbox(text);
  const email =
    attributes[0]?.email ?? (/^mailto:/i.test(href) ? readMailto(href) : null) ?? shown?.email ?? null;
  const named = shortAttribute(element, 'name', 400);
  // A text that is another address than the one behind it is a name all the same: it pretends.
  const name = named !== '' ? named : shown === null || shown.email !== email ? text : shown.name;
  return { email, name: name === '' ? null : name, nodes: [element] };
}
