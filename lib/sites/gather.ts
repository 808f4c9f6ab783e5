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
export const ADDRESS_ATTRIBUTES = ['email', 'data-email', 'data-email-address'];
/** Attributes by which programs name their fields. */
export const FIELD_ATTRIBUTES = ['data-name', 'data-field', 'data-test-id', 'data-testid'];
/** One query for all, and a short one: each part of it is asked of every element of the page. */
const MARKED = [
  ...[...ADDRESS_ATTRIBUTES, ...FIELD_ATTRIBUTES, 'aria-label', 'itemtype', 'aria-modal'].map(
    (name) => `[${name}]`,
  ),
  '[title*="@"], [role="heading"], div[name], span[name]',
].join(',');
/** A document finds these without asking every element. */
const HEADING_TAGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dialog'];
const HEADING_CLASSES = ['h-card', 'vcard', 'breadcrumb', 'breadcrumbs'];
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEXTAREA', 'OPTION', 'TITLE', 'TEMPLATE']);
const LIMIT = 5_000;
const LABEL_LIMIT = 1_000;
const CHECK_EVERY = 100;

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
    headings: [],
    links: firstOf(links, budget),
    inputs: firstOf(inputs, budget),
    addresses: [],
    labels: [],
  };
  gathered.headings = headingsIn(root, gathered.marked, budget);
  gatherTexts(document, root, gathered, budget);
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
  const named = found.flatMap((element) =>
    element.matches('.breadcrumb, .breadcrumbs')
      ? [...element.querySelectorAll('[class*="active"]')].slice(0, 3)
      : [element],
  );
  return [...named, ...marked.filter((element) => element.matches(HEADING))];
}

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

function gatherTexts(document: Document, root: Root, gathered: Gathered, budget: Budget): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    if ((count += 1) % CHECK_EVERY === 0) budget.check();
    const { length } = node;
    if (length < 2 || length > MAILBOX_TEXT_LIMIT) continue;
    const { data } = node;
    const role = length <= 48 && !isNumbered(data, length) ? knownLabel(data) : null;
    if (role === null && (length < 5 || !data.includes('@'))) continue;
    const element = node.parentElement ?? (node.parentNode as Partial<ShadowRoot> | null)?.host ?? null;
    if (element === null || SILENT.has(element.tagName)) continue;
    if (role === null) gathered.addresses.push({ text: node, element });
    else if (gathered.labels.length < LABEL_LIMIT) gathered.labels.push({ role, text: node, element });
    if (gathered.addresses.length >= LIMIT) return;
  }
}

/** 'Step 12', 'Deal 1180': a program makes thousands of them, and no label but 'E-mail 1' ends so. */
function isNumbered(data: string, length: number): boolean {
  const last = data.charCodeAt(length - 1);
  return last >= 48 && last <= 57 && !/mail \d$/i.test(data);
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
