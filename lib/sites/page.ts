import { ELEMENT_LIMIT } from './bounds';
import { ownSet } from './own';
import type { Page, PageFrame } from './site';
import { timeBudget, TooLarge, type Budget } from './too-large';
import { isVisibleFrame } from './visible';

/** A tree that a query can be put to. */
export type Root = Document | ShadowRoot;

const FRAME_LIMIT = 30;
const FRAME_DEPTH = 4;
const ROOT_LIMIT = 2_000;

/** The open trees of each frame, found once when the page was built, and the time left to read them. */
const rootsByFrame = new WeakMap<PageFrame, Root[]>();
const budgets = new WeakMap<readonly PageFrame[], Budget>();

/**
 * The page as it stands: the top document, its visible same-origin frames, and the user's own addresses and domains.
 * @throws TooLarge where it has more elements than are read.
 */
export function buildPage(
  document: Document,
  url: URL,
  own: Iterable<string>,
  budget: Budget = timeBudget(),
): Page {
  const frames: PageFrame[] = [];
  budgets.set(frames, budget);
  const room = { elements: ELEMENT_LIMIT };
  const add = (frame: PageFrame, depth: number): void => {
    const roots = openRoots(frame.document, room, budget);
    rootsByFrame.set(frame, roots);
    frames.push(frame);
    if (depth >= FRAME_DEPTH) return;
    for (const root of roots) {
      for (const element of framesIn(root)) {
        const inner = readableDocument(element);
        if (inner === null || frames.length >= FRAME_LIMIT || !isVisibleFrame(element)) continue;
        add({ document: inner, url: urlOf(inner, url), element }, depth + 1);
      }
    }
  };
  add({ document, url, element: null }, 0);
  return { document, url, frames, own: ownSet(own) };
}

/** The frame elements of a tree; a document keeps a list of each kind of element. */
export function framesIn(root: Root): Element[] {
  return root.nodeType === Node.DOCUMENT_NODE
    ? ['iframe', 'frame'].flatMap((name) => [...(root as Document).getElementsByTagName(name)])
    : [...root.querySelectorAll('iframe, frame')];
}

/** The same page with more of the user's own addresses known. */
export function withOwn(page: Page, found: string[]): Page {
  return found.length === 0 ? page : { ...page, own: new Set([...page.own, ...ownSet(found)]) };
}

/** The time left to read a page: to be asked in every long loop. */
export function budgetOf(page: Page): Budget {
  return budgets.get(page.frames) ?? timeBudget();
}

/** The trees of a frame: its document and every open shadow root in it, in the order they stand. */
export function rootsOf(frame: PageFrame): readonly Root[] {
  return rootsByFrame.get(frame) ?? [frame.document];
}

/** Every element of a page that fits a selector, in all frames and open shadow roots; at most `limit`. */
export function queryPage(page: Page, selector: string, limit: number): Element[] {
  const found: Element[] = [];
  for (const frame of page.frames) {
    for (const root of rootsOf(frame)) {
      for (const element of root.querySelectorAll(selector)) {
        if (found.length >= limit) return found;
        found.push(element);
      }
    }
  }
  return found;
}

/** The document of a frame element; null where it belongs to another origin. */
export function readableDocument(element: Element): Document | null {
  try {
    return (element as HTMLIFrameElement).contentDocument ?? null;
  } catch {
    return null;
  }
}

/**
 * What can have a shadow tree: elements of a program's own making, and empty ones of a few kinds that are filled by theirs
 * alone. One query of the browser's, since to ask each of 30,000 elements takes longer than all the rest of a look.
 */
const PLAIN =
  // The commonest first: the query stops at the first that fits.
  'div span a li p td i b button img svg path input ul tr label h3 h2 h4 strong option br section g use small em h1 h5 h6 table tbody thead th ' +
  'header footer nav main article aside form script style link meta head html body title noscript template iframe textarea select fieldset ' +
  'legend dl dt dd ol hr pre code blockquote figure figcaption picture source video audio canvas details summary dialog time mark sub sup s u q ' +
  'cite abbr address area base bdi bdo caption col colgroup data datalist del dfn embed font hgroup ins kbd map menu meter object optgroup ' +
  'output progress rp rt ruby samp search slot tfoot track var wbr circle rect line polygon polyline defs text';
const HOSTS = [
  `:not(${PLAIN.split(' ').join(',')})`,
  ...['div', 'span', 'section', 'main', 'article', 'aside', 'header', 'p'].map((name) => `${name}:empty`),
].join(',');

function openRoots(document: Document, room: { elements: number }, budget: Budget): Root[] {
  const roots: Root[] = [document];
  for (let index = 0; index < roots.length && roots.length < ROOT_LIMIT; index += 1) {
    const root = roots[index];
    if (root === undefined) break;
    room.elements -= countElements(root, room.elements);
    if (room.elements < 0) throw new TooLarge();
    budget.check();
    for (const host of root.querySelectorAll(HOSTS)) {
      if (host.shadowRoot !== null) roots.push(host.shadowRoot);
    }
  }
  return roots;
}

/** How many elements a tree has; of one with more than `limit`, the browser only walks so far. */
function countElements(root: Root, limit: number): number {
  if (root.nodeType !== Node.DOCUMENT_NODE) return root.querySelectorAll('*').length;
  const all = (root as Document).getElementsByTagName('*');
  return all.item(Math.max(limit, 0)) === null ? all.length : Infinity;
}

function urlOf(document: Document, otherwise: URL): URL {
  try {
    return new URL(document.URL);
  } catch {
    return otherwise;
  }
}
