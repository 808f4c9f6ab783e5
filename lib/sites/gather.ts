import { MAILBOX_TEXT_LIMIT } from './bounds';
import { roleOfLabel, type Role } from './labels';
import { budgetOf, rootsOf, type Root } from './page';
import { isBodyFrame } from './region';
import type { Page } from './site';
import type { Budget } from './too-large';

/** What one tree of a page has that may say who it is about, found in as few walks as possible. */
export interface Gathered {
  /** Elements with an attribute that holds an address or a program's name for a field. */
  marked: Element[];
  /** Headings, cards made for machines, and open dialogs. */
  headings: Element[];
  links: Element[];
  inputs: HTMLInputElement[];
  /** Texts with an at sign in them. */
  addresses: { text: Text; element: Element }[];
  /** Texts that are a label. */
  labels: { role: Role; text: Text; element: Element }[];
}

/** Attributes of which programs make use to hold an address. */
export const ADDRESS_ATTRIBUTES = [
  'email',
  'data-email',
  'data-email-address',
  'data-mail',
  'data-address',
  'data-hovercard-id',
];
/** Attributes by which programs name their fields. */
export const FIELD_ATTRIBUTES = [
  'data-name',
  'data-field',
  'data-field-name',
  'field-name',
  'itemprop',
  'data-test-id',
  'data-testid',
];
const MARKED = [
  ...ADDRESS_ATTRIBUTES.map((name) => `[${name}]`),
  ...FIELD_ATTRIBUTES.map((name) => `[${name}]`),
  '[title*="@"], [aria-label], [field-label], div[name], span[name], [class*="request"]',
].join(',');
const HEADINGS =
  'h1, h2, h3, h4, h5, h6, [role="heading"], [data-testid="header-title"], [class*="breadcrumb"] [class*="active"], .h-card, .vcard, [itemtype], dialog[open], [aria-modal="true"]';
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEXTAREA', 'OPTION', 'TITLE', 'TEMPLATE']);
const LIMIT = 5_000;
const LABEL_LIMIT = 1_000;

/** Gathers every tree of a page but those of message bodies. @throws TooLarge where that takes too long. */
export function gather(page: Page): Gathered[] {
  const budget = budgetOf(page);
  return page.frames
    .filter(({ element }) => element === null || !isBodyFrame(element))
    .flatMap((frame) => rootsOf(frame).map((root) => gatherRoot(frame.document, root, budget)));
}

function gatherRoot(document: Document, root: Root, budget: Budget): Gathered {
  // A document keeps lists of its links and of each kind of element, which cost no walk.
  const links = root === document ? document.links : root.querySelectorAll('a[href]');
  const inputs =
    root === document
      ? document.getElementsByTagName('input')
      : root.querySelectorAll<HTMLInputElement>('input');
  const gathered: Gathered = {
    marked: firstOf(root.querySelectorAll(MARKED), budget),
    headings: firstOf(root.querySelectorAll(HEADINGS), budget),
    links: firstOf(links, budget),
    inputs: firstOf(inputs, budget),
    addresses: [],
    labels: [],
  };
  gatherTexts(document, root, gathered, budget);
  return gathered;
}

function firstOf<E extends Element>(list: ArrayLike<E>, budget: Budget): E[] {
  const found: E[] = [];
  const length = Math.min(list.length, LIMIT);
  for (let index = 0; index < length; index += 1) {
    budget.check();
    const element = list[index];
    if (element !== undefined) found.push(element);
  }
  return found;
}

function gatherTexts(document: Document, root: Root, gathered: Gathered, budget: Budget): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    budget.check();
    const { length } = node;
    if (length < 2 || length > MAILBOX_TEXT_LIMIT) continue;
    const { data } = node;
    const role = length <= 48 ? knownLabel(data) : null;
    if (role === null && (length < 5 || !data.includes('@'))) continue;
    const element = node.parentElement ?? (node.parentNode as Partial<ShadowRoot> | null)?.host ?? null;
    if (element === null || SILENT.has(element.tagName)) continue;
    if (role === null) gathered.addresses.push({ text: node, element });
    else if (gathered.labels.length < LABEL_LIMIT) gathered.labels.push({ role, text: node, element });
    if (gathered.addresses.length >= LIMIT) return;
  }
}

const known = new Map<string, Role | null>();

/** The same words stand on a page over and over: each is compared with the labels once. */
function knownLabel(data: string): Role | null {
  const before = known.get(data);
  if (before !== undefined) return before;
  const role = roleOfLabel(data.trim());
  if (known.size > 5_000) known.clear();
  known.set(data, role);
  return role;
}
