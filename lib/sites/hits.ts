import { addressKey } from '../model/address';
import { MAILBOX_TEXT_LIMIT } from './bounds';
import { roleOfLabel, type Role } from './labels';
import { findMailbox, readMailbox, readMailto, type Mailbox } from './mailbox';
import { rootsOf, type Root } from './page';
import { isBodyFrame } from './region';
import type { Page } from './site';
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
const ADDRESS_ATTRIBUTES = [
  'email',
  'data-email',
  'data-email-address',
  'data-mail',
  'data-address',
  'data-hovercard-id',
];
const TITLE_ATTRIBUTES = ['title', 'aria-label'];
const SELECTOR = [
  'a[href^="mailto:" i]',
  ...[...ADDRESS_ATTRIBUTES, ...TITLE_ATTRIBUTES].map((name) => `[${name}*="@"]`),
].join(',');
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEXTAREA', 'OPTION', 'TITLE', 'TEMPLATE']);
const FIELD_TYPES = new Set(['text', 'email', 'url', 'search', '']);

/** Every place of a page that shows an address by itself, in the order of the page. Addresses within prose are none. */
export function findHits(page: Page, budget: Budget): Hit[] {
  const hits: Hit[] = [];
  for (const frame of page.frames) {
    if (frame.element !== null && isBodyFrame(frame.element)) continue;
    for (const root of rootsOf(frame)) {
      const marked = markedHits(root, budget);
      const found = [
        ...marked.values(),
        ...fieldHits(root, budget),
        ...textHits(frame.document, root, marked, budget),
      ];
      hits.push(...found.sort(inPageOrder));
      if (hits.length > HIT_LIMIT) return hits.slice(0, HIT_LIMIT);
    }
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

/** Links and attributes that hold an address. */
function markedHits(root: Root, budget: Budget): Map<Element, Hit> {
  const hits = new Map<Element, Hit>();
  for (const element of root.querySelectorAll(SELECTOR)) {
    budget.check();
    if (hits.size >= HIT_LIMIT) break;
    const hit = markedHit(element);
    if (hit !== null) hits.set(element, hit);
  }
  return hits;
}

function markedHit(element: Element): Hit | null {
  const href = element.getAttribute('href');
  if (href !== null && /^mailto:/i.test(href)) {
    const email = readMailto(href);
    return email === null
      ? null
      : {
          email,
          name: nameIn(element, email),
          element,
          source: 'mailto',
          prefix: null,
          isProse: isAmongWords(element.parentElement),
        };
  }
  for (const name of ADDRESS_ATTRIBUTES) {
    const email = addressKey(shortAttribute(element, name, 320));
    if (email === null) continue;
    const named = shortAttribute(element, 'name', 200);
    return {
      email,
      name: named === '' ? nameIn(element, email) : named,
      element,
      source: 'data',
      prefix: null,
      isProse: false,
    };
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

/** Form fields, by what they hold now: the attribute only says what they held when the page was made. */
function fieldHits(root: Root, budget: Budget): Hit[] {
  const hits: Hit[] = [];
  for (const field of root.querySelectorAll<HTMLInputElement>('input, textarea')) {
    budget.check();
    if (field.tagName === 'INPUT' && !FIELD_TYPES.has(field.type)) continue;
    const { value } = field;
    const mailbox = value.length > 320 ? null : readMailbox(value);
    if (mailbox !== null)
      hits.push({ ...mailbox, element: field, source: 'field', prefix: null, isProse: false });
    if (hits.length >= HIT_LIMIT) break;
  }
  return hits;
}

/** Texts that are an address and nothing else, or an address behind its label. */
function textHits(document: Document, root: Root, marked: ReadonlyMap<Element, Hit>, budget: Budget): Hit[] {
  const hits: Hit[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    budget.check();
    if (node.length < 5 || node.length > MAILBOX_TEXT_LIMIT || !node.data.includes('@')) continue;
    const element = node.parentElement ?? (node.parentNode as Partial<ShadowRoot> | null)?.host ?? null;
    if (element === null || SILENT.has(element.tagName)) continue;
    const hit = textHit(node.data, element);
    if (hit === null || isMarked(element, hit.email, marked)) continue;
    hits.push(hit);
    if (hits.length >= HIT_LIMIT) break;
  }
  return hits;
}

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
