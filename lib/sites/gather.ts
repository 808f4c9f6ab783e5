import { MAILBOX_TEXT_LIMIT } from './bounds';
import { mayBeLabel, roleOfLabel, type Role } from './labels';
import { budgetOf, rootsOf, type Root } from './page';
import { isBodyFrame } from './region';
import { queryMarked } from './marked';
import type { Page } from './site';
import type { Steps } from './steps';
import type { Budget } from './too-large';

/** A link with where it leads, read once. */
export interface Link {
  element: Element;
  /** As written in the page; empty where it is longer than any real one. */
  href: string;
}

/** What one tree of a page has that may say who it is about, found in as few walks as possible. */
export interface Gathered {
  /** Elements with an attribute that holds an address or a program's name for a field. */
  marked: Element[];
  /** Headings, cards made for machines, and open dialogs. */
  headings: Element[];
  /** `mailto:` links. */
  mails: Link[];
  /** `tel:` and `callto:` links. */
  phones: Link[];
  /** Links that hold a whole vCard. */
  vcards: Element[];
  /** Every other link. */
  links: Link[];
  inputs: HTMLInputElement[];
  /** Texts with an at sign in them. */
  addresses: { text: Text; element: Element }[];
  /** Texts that are a label. */
  labels: { role: Role; text: Text; element: Element }[];
}

/** A document finds these without asking every element. */
const HEADING_TAGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dialog'];
const HEADING_CLASSES = ['h-card', 'vcard'];
const PATH = '[class*="breadcrumb"]';
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEXTAREA', 'OPTION', 'TITLE', 'TEMPLATE']);
const LIMIT = 5_000;
const LABEL_LIMIT = 1_000;
const HREF_LIMIT = 2_048;
const CHECK_EVERY = 100;

/** Gathers every tree of a page but those of message bodies. @throws TooLarge where that takes too long. */
export function* gather(page: Page): Steps<Gathered[]> {
  const budget = budgetOf(page);
  const trees: Gathered[] = [];
  for (const frame of page.frames) {
    if (frame.element !== null && isBodyFrame(frame.element)) continue;
    for (const root of rootsOf(frame)) trees.push(yield* gatherRoot(frame.document, root, budget));
  }
  return trees;
}

function* gatherRoot(document: Document, root: Root, budget: Budget): Steps<Gathered> {
  // A document keeps lists of its links and of each kind of element, which cost no walk.
  const links = root === document ? document.links : root.querySelectorAll('a[href], area[href]');
  const inputs =
    root === document
      ? document.getElementsByTagName('input')
      : root.querySelectorAll<HTMLInputElement>('input');
  const marked = firstOf(queryMarked(root), budget);
  if (budget.check()) yield;
  const gathered: Gathered = {
    marked,
    headings: headingsIn(root, marked, budget),
    ...linksIn(firstOf(links, budget)),
    inputs: firstOf(inputs, budget),
    addresses: [],
    labels: [],
  };
  if (budget.check()) yield;
  yield* gatherTexts(document, root, gathered, budget);
  return gathered;
}

/** What among the elements with attributes is a heading too, or a card, or a dialog. */
const HEADING = '[role="heading"], [data-testid="header-title"], [itemtype], [aria-modal="true"]';

function headingsIn(root: Root, marked: Element[], budget: Budget): Element[] {
  const selector = [...HEADING_TAGS, ...HEADING_CLASSES.map((name) => `.${name}`)].join(',');
  const found =
    root.nodeType === Node.DOCUMENT_NODE
      ? [
          ...HEADING_TAGS.flatMap((name) => firstOf((root as Document).getElementsByTagName(name), budget)),
          ...HEADING_CLASSES.flatMap((name) =>
            firstOf((root as Document).getElementsByClassName(name), budget),
          ),
        ]
      : firstOf(root.querySelectorAll(selector), budget);
  // The path above a record ends with its name.
  const paths = [...root.querySelectorAll(PATH)].slice(0, 10);
  const named = paths.flatMap((element) => [...element.querySelectorAll('[class*="active"]')].slice(0, 3));
  return [...found, ...new Set(named), ...marked.filter((element) => element.matches(HEADING))];
}

function linksIn(all: Element[]): Pick<Gathered, 'mails' | 'phones' | 'vcards' | 'links'> {
  const found = { mails: [] as Link[], phones: [] as Link[], vcards: [] as Element[], links: [] as Link[] };
  for (const element of all) {
    const written = element.getAttribute('href') ?? '';
    const href = written.length > HREF_LIMIT ? '' : written;
    const first = written.charCodeAt(0) | 32;
    const link = { element, href };
    if (first === M && /^mailto:/i.test(href)) found.mails.push(link);
    else if ((first === T || first === C) && /^(?:tel|callto):/i.test(href)) found.phones.push(link);
    else if (first === D && /^data:text\/(?:x-)?v-?card/i.test(written.slice(0, 30)))
      found.vcards.push(element);
    else found.links.push(link);
  }
  return found;
}

const [M, T, C, D] = [0x6d, 0x74, 0x63, 0x64];

function firstOf<E extends Element>(list: ArrayLike<E>, budget: Budget): E[] {
  const found: E[] = [];
  const length = Math.min(list.length, LIMIT);
  for (let index = 0; index < length; index += 1) {
    if (index % CHECK_EVERY === 0) budget.check();
    const element = list[index];
    if (element !== undefined) found.push(element);
  }
  return found;
}

function* gatherTexts(document: Document, root: Root, gathered: Gathered, budget: Budget): Steps<void> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    if ((count += 1) % CHECK_EVERY === 0 && budget.check()) yield;
    const { length } = node;
    if (length < 2 || length > MAILBOX_TEXT_LIMIT) continue;
    const { data } = node;
    const role = length <= 60 && mayBeLabel(data) ? roleOfLabel(data) : null;
    if (role === null && (length < 5 || !data.includes('@'))) continue;
    const element = node.parentElement ?? (node.parentNode as Partial<ShadowRoot> | null)?.host ?? null;
    if (element === null || SILENT.has(element.tagName)) continue;
    if (role === null) gathered.addresses.push({ text: node, element });
    else if (gathered.labels.length < LABEL_LIMIT) gathered.labels.push({ role, text: node, element });
    if (gathered.addresses.length >= LIMIT) return;
  }
}
