import { OWN_UNKNOWN } from '../model/own-unknown';
import type { Mailbox } from './mailbox';
import type { Reading } from './detected';
import { isMachine, isRole } from './machine';
import { isHouse, isMe } from './own';
import { otherAddressIn } from './person-name';
import { ask, NOBODY, person, several, type Verdict } from './verdict';

/** Somebody named in the header of a message. The address is in the form of `addressKey`, or null where none is shown. */
export interface Party {
  email: string | null;
  name: string | null;
  nodes: Element[];
}

/** The header of one message, and who wrote what was forwarded in its body. */
export interface Letter {
  from: Party | null;
  replyTo: Party[];
  to: Party[];
  cc: Party[];
  /** Whether the program itself says that the user sent it, whatever address it was sent from. */
  isSent?: boolean;
  /** Whether the sender is another than the user by their name, where no address of the user's is known. */
  isByOther?: boolean;
  /** Read only when it is needed. It can lead to a question, never to the primary person. */
  forwarded(): Mailbox | null;
}

/** A party with an address. */
type Known = Party & { email: string };

/** Who a message is about: its sender, for mail of one's own its recipient; never oneself, a colleague or a machine. */
export function judgeLetter(letter: Letter, known: ReadonlySet<string>): Verdict {
  const { from } = letter;
  if (from === null) return NOBODY;
  const { email } = from;
  const own = withSenders([letter], known);
  if (letter.isSent === true) return fromOurSide(letter, from, true, own);
  if (email === null) return from.name === null ? NOBODY : ask([nameOnly(from.name)], from.nodes);
  const sender = { ...from, email };
  // Without an own address nobody can tell the user from a colleague: a domain alone stands for both.
  const isMine = isMe(email, own) || ![...own].some((text) => text.includes('@'));
  if (isHouse(email, own)) return fromOurSide(letter, from, isMine, own);
  if (isMachine(email, from.name)) return fromMachine(letter, sender, own);
  const verdict = fromOutside(letter, sender, own);
  return own.size === 0 && letter.isByOther !== true ? asked(verdict) : verdict;
}

/** Where no address of the user's is known, a mail from outside and one that they sent themselves look alike. */
function asked({ primary, others, nodes }: Verdict): Verdict {
  if (primary === null) return ask(others, nodes);
  const guess = { ...primary, confidence: 0.5, evidence: [OWN_UNKNOWN, ...primary.evidence] };
  return ask([guess, ...others], nodes);
}

/** The own addresses with those that messages of the user's were sent from. */
function withSenders(letters: Letter[], own: ReadonlySet<string>): ReadonlySet<string> {
  const senders = letters.map(({ isSent, from }) => (isSent === true ? (from?.email ?? null) : null));
  return new Set([...own, ...senders.filter((email) => email !== null)]);
}

function fromOurSide(letter: Letter, from: Party, isMine: boolean, own: ReadonlySet<string>): Verdict {
  const to = outsiders(letter.to, own);
  const cc = outsiders(letter.cc, own);
  const [reply, ...replies] = outsiders(letter.replyTo, own);
  if (reply !== undefined) {
    const evidence = 'Reply address of a message from your side';
    return person(reading(reply, 0.9, evidence), reply.nodes, rest([...replies, ...to, ...cc], reply));
  }
  const [first, second] = to;
  if (isMine && first !== undefined) {
    if (second !== undefined) return several(rest([...to, ...cc]), nodesOf(to));
    return person(reading(first, 0.93, 'Recipient of a message you sent'), first.nodes, rest(cc, first));
  }
  if (first !== undefined)
    return ask(rest([...to, ...cc], null, 'Recipient of a message a colleague sent'), nodesOf(to));
  const [named, ...more] = letter.to.filter((party) => party.email === null && party.name !== null);
  if (isMine && named !== undefined && more.length === 0) return ask([nameOnly(named.name)], named.nodes);
  if (isMine && cc.length > 0) {
    const readings = rest(cc, null, 'Copied on a message you sent');
    return cc.length === 1 ? ask(readings, nodesOf(cc)) : several(readings, nodesOf(cc));
  }
  const forwarded = isMine ? null : letter.forwarded();
  if (forwarded === null || isHouse(forwarded.email, own) || isMachine(forwarded.email, forwarded.name))
    return NOBODY;
  return ask([reading({ ...forwarded, nodes: [] }, 0.5, 'Sender of what a colleague forwarded')], from.nodes);
}

/** A form service writes as no-reply@ and puts the person who filled it in into Reply-To: worth a question. */
function fromMachine(letter: Letter, from: Known, own: ReadonlySet<string>): Verdict {
  const [reply] = outsiders(letter.replyTo, own);
  const isForm =
    /no[._-]?reply/.test(from.email) && reply !== undefined && domain(reply.email) !== domain(from.email);
  if (!isForm || isRole(reply.email) || !/\S \S/.test(reply.name ?? '')) return NOBODY;
  return ask([reading(reply, 0.5, 'Reply address of an automatic message')], reply.nodes);
}

function fromOutside(letter: Letter, from: Known, own: ReadonlySet<string>): Verdict {
  const replies = outsiders(letter.replyTo, own).filter((reply) => reply.email !== from.email);
  const others = [...replies, ...outsiders(letter.to, own), ...outsiders(letter.cc, own)];
  const via = /^(.{1,150}?) (?:via|über|par|por|vía) \S/.exec(from.name ?? '')?.[1];
  if (via !== undefined) {
    const [reply] = replies;
    if (reply === undefined) return ask([nameOnly(via)], from.nodes);
    const meant = { ...reply, name: reply.name ?? via };
    // The list is a recipient as well as the sender, and nobody.
    const people = others.filter((party) => party.email !== from.email);
    return person(
      reading(meant, 0.85, 'Reply address of a message through a list'),
      reply.nodes,
      rest(people, reply),
    );
  }
  const pretended = otherAddressIn(from.name, from.email);
  if (pretended !== null) {
    const warning = `The name shown is another address, ${pretended}: the message came from ${from.email}`;
    return person(
      { email: from.email, confidence: 0.55, evidence: [warning, SENDER] },
      from.nodes,
      rest(others, from),
    );
  }
  const elsewhere = replies.find((reply) => domain(reply.email) !== domain(from.email));
  const primary = reading(from, elsewhere === undefined ? 0.95 : 0.8, SENDER);
  if (elsewhere !== undefined) primary.evidence.push(`Replies go to another address, ${elsewhere.email}`);
  return person(primary, from.nodes, rest(others, from));
}

const SENDER = 'Sender of this message';

/** Who a conversation is about: the latest message from outside; where there is none, the latest one that names somebody. */
export function judgeThread(letters: Letter[], known: ReadonlySet<string>): Verdict {
  const own = withSenders(letters, known);
  const judged = letters.map((letter) => ({ letter, verdict: judgeLetter(letter, own) })).reverse();
  const verdicts = judged.map(({ verdict }) => verdict);
  const fromThem = judged.find(
    ({ letter, verdict }) =>
      verdict.status === 'person' && letter.isSent !== true && isOutside(letter.from, own),
  );
  const chosen = fromThem?.verdict ?? verdicts.find(({ status }) => status !== 'nobody') ?? NOBODY;
  const all = verdicts.flatMap(({ primary, others }) => [...(primary === null ? [] : [primary]), ...others]);
  return { ...chosen, others: unique([...chosen.others, ...all], chosen.primary?.email ?? null) };
}

function isOutside(from: Party | null, own: ReadonlySet<string>): boolean {
  return typeof from?.email === 'string' && !isHouse(from.email, own);
}

function outsiders(parties: Party[], own: ReadonlySet<string>): Known[] {
  return parties.filter(
    (party): party is Known =>
      party.email !== null && !isHouse(party.email, own) && !isMachine(party.email, party.name),
  );
}

function reading(
  party: Known | (Mailbox & { nodes: Element[] }),
  confidence: number,
  evidence: string,
): Reading {
  const pretended = otherAddressIn(party.name, party.email);
  if (pretended === null) return { name: party.name, email: party.email, confidence, evidence: [evidence] };
  const warning = `The name shown is another address, ${pretended}`;
  return { email: party.email, confidence: Math.min(confidence, 0.55), evidence: [warning, evidence] };
}

function nameOnly(name: string | null): Reading {
  return {
    name,
    confidence: 0.4,
    evidence: ['Named in this message; no address shown'],
  };
}

function rest(parties: Known[], but: Known | null = null, evidence = 'Also in this message'): Reading[] {
  return unique(
    parties.map((party) => reading(party, 0.5, evidence)),
    but?.email ?? null,
  );
}

function unique(readings: Reading[], but: string | null): Reading[] {
  const seen = new Set<string>(but === null ? [] : [but]);
  return readings.filter(({ email, name }) => {
    const identity = email ?? name ?? '';
    return !seen.has(identity) && seen.add(identity);
  });
}

function nodesOf(parties: Party[]): Element[] {
  return parties.flatMap(({ nodes }) => nodes);
}

function domain(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}
