import type { Party } from './letter';
import { readMailbox } from './mailbox';
import { partyOf } from './party';
import type { Page, Site } from './site';
import { shortText } from './text';

/** A line of a message's header but the sender's, with the people on it. */
export interface HeaderLine {
  role: 'to' | 'cc' | 'reply-to';
  people: (Element | Party)[];
}

/** One entry of an inbox: whom it names, and the id of its message (empty where the page does not say). */
export interface InboxRow {
  people: (Element | Party)[];
  id: string;
}

/** A way to find something within a message: a selector, or what finds it where no selector can. */
export type Way = string | ((message: Element) => Element[]);

/** What the pages of a webmail are made of. Its selectors are facts that somebody saw, never guesses. */
export interface Mailer extends Pick<Site, 'id' | 'label' | 'origins' | 'alsoOn' | 'recognises' | 'own'> {
  /** The messages that are open, each a block with its header in it, oldest first. */
  messages(page: Page): Element[];
  /** What somebody wrote: nothing in it says who a message is from. */
  body: string;
  /** Ways to find the sender within a message, independent of one another, the surest first. */
  from: Way[];
  /** A place that only hints at the sender: whom it shows is asked about. */
  hint?: Way;
  /** The other lines of a message's header. */
  lines?(message: Element): HeaderLine[];
  /** Whom an element of a header or a row shows, where its own attributes and text do not say it all. */
  party?(element: Element): Party;
  /** Whether the program itself marks a message as sent by the user. */
  isSent?(message: Element, page: Page): boolean;
  /** The user's own name where the page shows it: some programs show people by name alone. */
  ownName?(page: Page): string | null;
  /** The id of the open message; empty where the page does not say. */
  openId(page: Page): string;
  /** Whether a message may be open on a page whose URL names none. */
  mayHideId?(page: Page): boolean;
  /** What tells two mailboxes of the program apart and stays the same from visit to visit. */
  account(page: Page): string;
  /** The entries of the inbox. */
  rows: string;
  row(row: Element): InboxRow;
}

/** Whom one of a header or a row is, after the ways of a program. */
export function partyFrom(one: Element | Party, { party = partyOf }: Pick<Mailer, 'party'>): Party {
  return 'nodes' in one ? one : party(one);
}

/** The people in a text without an element for each, as in `Sam Ortiz; Nora Quell <nora@ferngate.example>`. */
export function peopleIn(node: Element, separator?: string | RegExp): Party[] {
  const text = shortText(node, 4_000);
  return (separator === undefined ? [text] : text.split(separator))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const mailbox = readMailbox(part);
      return { email: mailbox?.email ?? null, name: mailbox === null ? part : mailbox.name, nodes: [node] };
    });
}
