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

/** The trees below a document, and a count of what is in them. A page that is far too large is told without a walk. */
function openRoots(document: Document, room: { elements: number }, budget: Budget): Root[] {
  if (document.getElementsByTagName('*').item(room.elements) !== null) throw new TooLarge();
  const roots: Root[] = [document];
  for (let index = 0; index < roots.length && roots.length < ROOT_LIMIT; index += 1) {
    const root = roots[index];
    if (root === undefined) break;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      room.elements -= 1;
      if (room.elements < 0) throw new TooLarge();
      if (room.elements % CHECK_EVERY === 0) budget.check();
      const { shadowRoot } = node as Element;
      if (shadowRoot !== null) roots.push(shadowRoot);
    }
  }
  return roots;
}

const CHECK_EVERY = 100;

function urlOf(document: Document, otherwise: URL): URL {
  try {
    return new URL(document.URL);
  } catch {
    return otherwise;
  }
}
