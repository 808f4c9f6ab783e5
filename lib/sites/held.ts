import type { Detected, ListedPerson } from '../model/detection';
import type { Look } from './look';
import type { Seen } from './site';
import { shortAttribute, shortText } from './text';
import { isVisibleThroughFrames } from './visible';

/** A look that is kept, to be compared with the next and with the page. */
export interface Held {
  look: Look;
  /** Equal for two looks that say the same. */
  signature: string;
  /** Equal while it is the same person, or the same kind of nobody, on the same record. */
  identity: string;
  /** What the elements it was read from said. */
  prints: string[];
}

const NODE_LIMIT = 12;
const PRINT_LIMIT = 240;

/** Keeps a look. */
export function hold(look: Look): Held {
  const { seen, list } = look;
  return {
    look,
    signature: JSON.stringify([
      seen.status,
      seen.site,
      seen.fallback,
      seen.key,
      seen.primary,
      seen.others,
      list,
    ]),
    identity: identityOf(seen, list),
    prints: nodesOf(look).map(printOf),
  };
}

/** Whether a person is named, so that the wrong one would be if the page went on. */
export function namesSomebody({ look }: Held): boolean {
  const { status } = look.seen;
  return status === 'person' || status === 'ask' || status === 'several';
}

/** Whether every element it was read from is still there, still visible, and still says the same. */
export function isStillTrue(held: Held): boolean {
  return nodesOf(held.look).every(
    (node, index) => isVisibleThroughFrames(node) && printOf(node) === held.prints[index],
  );
}

/** Whether one of the elements it was read from has left its document: all that is asked at each change. */
export function hasLost({ look }: Held): boolean {
  return nodesOf(look).some((node) => !node.isConnected);
}

/** Whether it was read from a document, as far as it was read from elements at all. */
export function standsIn({ look }: Held, document: Document): boolean {
  return nodesOf(look).some((node) => node.ownerDocument === document);
}

/** Whether two looks read the same words from one and the same element. */
export function sharesNode(one: Held, other: Held): boolean {
  const prints = new Map(nodesOf(one.look).map((node, index) => [node, one.prints[index]]));
  return nodesOf(other.look).some(
    (node, index) => prints.has(node) && prints.get(node) === other.prints[index],
  );
}

function nodesOf({ seen }: Look): Element[] {
  return seen.nodes.slice(0, NODE_LIMIT);
}

function printOf(node: Element): string {
  const attributes = ['href', 'title', 'email', 'data-email', 'aria-label'].map((name) =>
    shortAttribute(node, name, 400),
  );
  const value = (node as Partial<HTMLInputElement>).value;
  return JSON.stringify([
    shortText(node, PRINT_LIMIT),
    attributes,
    typeof value === 'string' ? value.slice(0, 400) : '',
  ]);
}

function identityOf({ status, key, primary, others }: Seen, list: ListedPerson[]): string {
  const who = ({ email, name }: Detected) => email ?? name ?? '';
  if (status === 'nobody' || status === 'too-large') return JSON.stringify([status, list.length > 0]);
  return JSON.stringify([status, key, primary === null ? others.map(who) : who(primary)]);
}
