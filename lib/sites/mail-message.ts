import type { Reading } from './detected';
import { forwardedSender } from './forwarded';
import type { Letter, Party } from './letter';
import { partyFrom, type HeaderLine, type Mailer, type Way } from './mailer';
import { otherAddressIn, readName } from './person-name';
import type { Page } from './site';
import { isVisible } from './visible';

/** How an address of a message was found. */
export interface Source {
  email: string;
  /** As sure as that makes whoever it is, at most. */
  confidence: number;
  evidence: string[];
  /** Whether it was only guessed: the user must say that it is this one. */
  isGuess: boolean;
  /** Whom other parts of the header show in the same place: the user must choose. */
  rivals: Reading[];
}

/** A message that is open, and where the addresses in its header were found. */
export interface OpenMessage {
  letter: Letter;
  sources: Source[];
}

/** What is known from outside a message. */
export interface Around {
  /** The user's own name, where the page shows it. */
  ownName: string | null;
  /** The address that the list shows for a name in the row of the open message, and whether that row is surely its own. */
  addressFor: (name: string) => { email: string; isSame: boolean } | null;
}

/** Reads the header of a message that is open; null where it shows no sender. */
export function readMessage(
  message: Element,
  page: Page,
  mailer: Mailer,
  { ownName, addressFor }: Around,
): OpenMessage | null {
  const sources: Source[] = [];
  // Once the user's address is known it alone decides: somebody else may have the same name.
  const isAddressKnown = [...page.own].some((text) => text.includes('@'));
  const isOwnName = ({ email, name }: Party) =>
    (email === null || !isAddressKnown) && ownName !== null && readName(name) === ownName;
  const addressed = (party: Party): Party => {
    const name = party.email === null ? readName(party.name) : null;
    const found = name === null ? null : addressFor(name);
    if (found === null) return party;
    sources.push({
      email: found.email,
      confidence: found.isSame ? 0.8 : 0.6,
      evidence: ['Named in the message; the address is from the list beside it'],
      isGuess: !found.isSame,
      rivals: [],
    });
    return { ...party, email: found.email };
  };
  const shown = senderIn(message, mailer);
  if (shown === null) return null;
  const isSent = mailer.isSent?.(message, page) === true || isOwnName(shown.party);
  const from = isSent ? shown.party : addressed(shown.party);
  if (shown.source !== null) sources.push(shown.source);
  const lines = mailer.lines?.(message) ?? [];
  const line = (role: HeaderLine['role']) =>
    distinct(
      lines
        .filter((one) => one.role === role)
        .flatMap(({ people }) => people.map((one) => partyFrom(one, mailer)))
        .filter((party) => !isOwnName(party)),
    );
  const to = line('to');
  const letter: Letter = {
    from,
    to: isSent ? to.map(addressed) : to,
    cc: line('cc'),
    replyTo: line('reply-to'),
    isSent,
    isByOther: !isSent && ownName !== null && readName(from.name) !== null,
    forwarded: () => forwardedSender(message.querySelector(mailer.body)),
  };
  return { letter, sources };
}

/** A header that is shown folded and unfolded names everybody twice. */
function distinct(parties: Party[]): Party[] {
  return [...new Map(parties.map((party) => [party.email ?? party.name, party])).values()];
}

/** The sender by every way there is. The ways that find somebody must agree. */
function senderIn(message: Element, mailer: Mailer): { party: Party; source: Source | null } | null {
  const find = (way: Way) =>
    [...(typeof way === 'string' ? message.querySelectorAll(way) : way(message))].find(
      (element) => element.closest(mailer.body) === null && isVisible(element),
    );
  const read = (ways: Way[]) =>
    [...new Set(ways.map(find))]
      .filter((element) => element !== undefined)
      .map((element) => partyFrom(element, mailer))
      .filter(({ email, name }) => email !== null || readName(name) !== null);
  const sure = read(mailer.from);
  const parties = sure.length > 0 || mailer.hint === undefined ? sure : read([mailer.hint]);
  const [first] = parties;
  if (first === undefined) return null;
  const [email, ...others] = new Set(parties.map((party) => party.email).filter((text) => text !== null));
  const nodes = parties.flatMap((party) => party.nodes);
  if (email === undefined) return { party: { ...first, nodes }, source: null };
  const isHint = sure.length === 0;
  const agreeing = parties.filter((party) => party.email === email).length;
  const source: Source = {
    email,
    confidence: isHint ? 0.6 : agreeing > 1 ? 0.95 : 0.9,
    evidence: isHint
      ? ['Shown above the message; maybe not its sender']
      : agreeing > 1
        ? ['Two places above the message say the same']
        : [],
    isGuess: isHint,
    rivals: others.map((other) => ({
      email: other,
      confidence: 0.5,
      evidence: ['Another place above the message shows it'],
    })),
  };
  // A picture is called after somebody; what is drawn in it is no name.
  return { party: { email, name: isHint ? null : nameAmong(parties, email), nodes }, source };
}

/** The name of a sender; one that pretends to be another address is kept, so that it is seen. */
function nameAmong(parties: Party[], email: string): string | null {
  const names = parties.map(({ name }) => name).filter((name) => name !== null);
  return (
    names.find((name) => otherAddressIn(name, email) !== null) ??
    names.find((name) => readName(name) !== null) ??
    null
  );
}
