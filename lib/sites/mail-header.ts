import { CANDIDATE_LIMIT } from './bounds';
import type { Role } from './labels';
import { parentOf } from './label-of';
import type { Letter, Party } from './letter';
import { nameNear } from './name-near';
import { readName } from './person-name';
import type { Field } from './record-fields';
import type { Regions } from './region';
import type { Placed } from './rows';
import type { Budget } from './too-large';

/** The headers of the messages of a page. */
export interface Headers {
  letters: Letter[];
  /** Whether the sender is only guessed: by its place before the recipients, or from a line that prose can hold as well. */
  isGuess: boolean;
}

/** Reads message headers from labelled places (From, To, Cc, Reply-To); null where the page has no sender. */
export function readHeaders(
  places: Placed[],
  fields: Field[],
  regions: Regions,
  budget: Budget,
): Headers | null {
  const merged = (some: Placed[]) => mergedParties(some, places, regions, budget);
  const roleOf = ({ label, prefix }: Placed): Role | null => label?.role ?? prefix;
  const named = places.map((place) => ({ place, role: roleOf(place) }));
  const senders = named.filter(({ role }) => role === 'from').map(({ place }) => place);
  const labelled = senders.filter(({ label }) => label !== null);
  const guessed = labelled.length > 0 ? [] : senders.length > 0 ? senders : beforeRecipients(named);
  // Whom a conversation is about is told by its latest messages.
  const from = merged((labelled.length > 0 ? labelled : guessed).slice(-LETTER_LIMIT));
  if (from.length === 0) {
    const party = namedSender(fields);
    const letter = party === null ? null : { ...nobodyElse, from: party };
    return letter === null ? null : { letters: [letter], isGuess: false };
  }
  const letters = from.map((party, index): Letter => {
    const next = from[index + 1];
    const mine = (role: Role) =>
      merged(
        named
          .filter((entry) => entry.role === role && isBetween(entry.place, party, next, from.length))
          .map(({ place }) => place),
      );
    return { ...nobodyElse, from: party, to: mine('to'), cc: mine('cc'), replyTo: mine('reply-to') };
  });
  return { letters, isGuess: guessed.length > 0 };
}

// The generic reader does not know where a body begins, so it never reads one for what was forwarded in it.
const nobodyElse: Letter = { from: null, to: [], cc: [], replyTo: [], forwarded: () => null };

/** Where only the recipients are labelled, the sender stands before them in the same header. */
function beforeRecipients(named: { place: Placed; role: Role | null }[]): Placed[] {
  const first = named.findIndex(({ role }) => role === 'to');
  const recipient = named[first]?.place.element;
  if (recipient === undefined) return [];
  const candidates = named
    .slice(0, first)
    .filter(({ role, place }) => (role === null || role === 'email') && place.row === null);
  const sender = candidates.findLast(({ place }) => isInSameHeader(place.element, recipient));
  return sender === undefined ? [] : [sender.place];
}

function isInSameHeader(one: Element, other: Element): boolean {
  let node: Element | null = one;
  for (let level = 0; node !== null && level < 5; level += 1) {
    if (node.contains(other)) return node.tagName !== 'BODY' && node.tagName !== 'MAIN';
    node = parentOf(node);
  }
  return false;
}

function isBetween(place: Placed, from: Party, next: Party | undefined, count: number): boolean {
  if (count === 1) return true;
  const follows = (one: Element | undefined, other: Element) =>
    one !== undefined && (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return (
    follows(from.nodes[0], place.element) && !(next !== undefined && follows(next.nodes[0], place.element))
  );
}

const LETTER_LIMIT = 40;

/** One party for each address, named by whichever place of the page names it. */
function mergedParties(places: Placed[], all: Placed[], regions: Regions, budget: Budget): Party[] {
  const parties = new Map<string, Party>();
  for (const { email, element } of places) {
    if (parties.size < CANDIDATE_LIMIT && !parties.has(email))
      parties.set(email, { email, name: null, nodes: [element] });
  }
  for (const { email, name } of [...places, ...all]) {
    const party = parties.get(email);
    if (party !== undefined && name !== null && (party.name === null || readName(party.name) === null))
      party.name = name;
  }
  for (const party of parties.values()) {
    budget.check();
    const [element] = party.nodes;
    if (party.name !== null || element === undefined || party.email === null) continue;
    const near = nameNear(element, party.email, regions, []);
    if (near?.fits === true) party.name = near.name;
  }
  return [...parties.values()];
}

/** A sender shown by name alone. */
function namedSender(fields: Field[]): Party | null {
  const field = fields.find(({ role, text }) => role === 'from' && readName(text) !== null);
  return field === undefined ? null : { email: null, name: field.text, nodes: [field.element] };
}
