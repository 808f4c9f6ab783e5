import { addressKey } from '../model/address';
import { MAILBOX_TEXT_LIMIT } from './bounds';
import type { Gathered, Link } from './gather';
import { roleOfLabel, type Role } from './labels';
import { ADDRESS_ATTRIBUTES } from './marked';
import { findMailbox, readMailbox, readMailto, type Mailbox } from './mailbox';
import type { Steps } from './steps';
import { shortAttribute, shortText } from './text';
import type { Budget } from './too-large';

/** How a page says an address: the surer ways first. */
export type Source = 'card' | 'field' | 'data' | 'mailto' | 'text' | 'title';

/** One place where a page shows an address. */
export interface Hit extends Mailbox {
  element: Element;
  source: Source;
  /** What the text itself says the address is ("From: ..."), which prose can say as well. */
  prefix: Role | null;
  /** Whether it stands among the words of a text, as a link in a message does. */
  isProse: boolean;
}

/** More places than this are a list, whatever they are; what comes after them is not read. */
const HIT_LIMIT = 1_200;
const TITLE_ATTRIBUTES = ['title', 'aria-label'];
const FIELD_TYPES = new Set(['text', 'email', 'url', 'search', '']);

/** Every place of a page that shows an address by itself, in the order of the page. Addresses within prose are none. */
export function* findHits(trees: readonly Gathered[], budget: Budget): Steps<Hit[]> {
  const hits: Hit[] = [];
  for (const { marked, mails, inputs, addresses } of trees) {
    const found = new Map<Element, Hit>();
    const add = (element: Element, hit: Hit | null) => {
      if (hit !== null) found.set(element, hit);
    };
    for (const link of mails) {
      if (found.size >= HIT_LIMIT) break;
      add(link.element, linkHit(link));
      if (budget.check()) yield;
    }
    for (const element of marked) {
      if (found.size >= HIT_LIMIT) break;
      if (!found.has(element)) add(element, markedHit(element));
      if (budget.check()) yield;
    }
    const texts: Hit[] = [];
    for (const { text, element } of addresses) {
      if (texts.length >= HIT_LIMIT) break;
      const hit = textHit(text.data, element);
      if (hit !== null && !isMarked(element, hit.email, found)) texts.push(hit);
      if (budget.check()) yield;
    }
    for (const input of inputs) {
      if (found.size >= HIT_LIMIT) break;
      add(input, fieldHit(input));
      if (budget.check()) yield;
    }
    hits.push(...[...found.values(), ...texts].sort(inPageOrder));
    if (hits.length > HIT_LIMIT) return hits.slice(0, HIT_LIMIT);
  }
  return hits;
}

function inPageOrder(one: Hit, other: Hit): number {
  const position = one.element.compareDocumentPosition(other.element);
  return position & Node.DOCUMENT_POSITION_FOLLOWING
    ? -1
    : position & Node.DOCUMENT_POSITION_PRECEDING
      ? 1
      : 0;
}

function linkHit({ element, href }: Link): Hit | null {
  const email = readMailto(href);
  if (email === null) return null;
  const isProse = isAmongWords(element.parentElement);
  return { email, name: nameIn(element, email), element, source: 'mailto', prefix: null, isProse };
}

/** An attribute that holds an address. */
function markedHit(element: Element): Hit | null {
  for (const attribute of ADDRESS_ATTRIBUTES) {
    const value = element.getAttribute(attribute);
    const email = value === null || value.length > 320 ? null : addressKey(value);
    if (email === null) continue;
    const named = shortAttribute(element, 'name', 200);
    const name = named === '' ? nameIn(element, email) : named;
    return { email, name, element, source: 'data', prefix: null, isProse: false };
  }
  for (const name of TITLE_ATTRIBUTES) {
    const mailbox = mailboxIn(shortAttribute(element, name, MAILBOX_TEXT_LIMIT));
    if (mailbox === null) continue;
    const shown = mailbox.name ?? nameIn(element, mailbox.email);
    return { email: mailbox.email, name: shown, element, source: 'title', prefix: null, isProse: false };
  }
  return null;
}

/** `More details about "Nora Quell <nora@x.example>"`: the quoted part, else the one address in it. */
function mailboxIn(text: string): Mailbox | null {
  if (text === '') return null;
  const quoted = /["“„](.{3,400})["”“]/.exec(text)?.[1];
  const withoutLabel = /^[\p{L} -]{2,30}[:：] *(.{3,400})$/u.exec(text)?.[1];
  return (
    readMailbox(text) ??
    (quoted === undefined ? null : readMailbox(quoted)) ??
    (withoutLabel === undefined ? null : readMailbox(withoutLabel)) ??
    findMailbox(text)
  );
}

/** What an element shows, where that is not the address again. */
function nameIn(element: Element, email: string): string | null {
  const text = shortText(element, 200);
  const mailbox = readMailbox(text);
  if (mailbox === null) return text === '' ? null : text;
  return mailbox.email === email ? mailbox.name : text;
}

/** A form field, by what it holds now: the attribute only says what it held when the page was made. */
function fieldHit(input: HTMLInputElement): Hit | null {
  if (!FIELD_TYPES.has(input.type)) return null;
  const { value } = input;
  const mailbox = value.length > 320 || !value.includes('@') ? null : readMailbox(value);
  return mailbox === null
    ? null
    : { ...mailbox, element: input, source: 'field', prefix: null, isProse: false };
}

/** A text that is an address and nothing else, or an address behind its label. */
function textHit(data: string, element: Element): Hit | null {
  const text = data.trim();
  const isProse = () => isAmongWords(element, text.length) || isAmongWords(element.parentElement);
  const whole = readMailbox(text);
  if (whole !== null) return { ...whole, element, source: 'text', prefix: null, isProse: isProse() };
  const colon = text.search(/[:：]/);
  const prefix = colon > 0 && colon <= 40 ? roleOfLabel(text.slice(0, colon)) : null;
  const rest = prefix === null ? null : readMailbox(text.slice(colon + 1).trim());
  return rest === null ? null : { ...rest, element, source: 'text', prefix, isProse: isProse() };
}

/** Letters beside an address from which on they are a sentence rather than a label. */
const PROSE = 28;

function isAmongWords(element: Element | null, address = 0): boolean {
  return element !== null && directText(element) - address > PROSE;
}

/** How much text stands directly in an element, between its children. */
function directText(element: Element): number {
  let length = 0;
  for (
    let node = element.firstChild;
    node !== null && length <= MAILBOX_TEXT_LIMIT;
    node = node.nextSibling
  ) {
    if (node.nodeType === Node.TEXT_NODE)
      length += (node as Text).length > 80 ? 80 : (node as Text).data.trim().length;
  }
  return length;
}

/** Whether the link or the attribute round a text already said its address. */
function isMarked(element: Element, email: string, marked: ReadonlyMap<Element, Hit>): boolean {
  let node: Element | null = element;
  for (let level = 0; node !== null && level < 4; level += 1) {
    if (marked.get(node)?.email === email) return true;
    node = node.parentElement;
  }
  return false;
}
