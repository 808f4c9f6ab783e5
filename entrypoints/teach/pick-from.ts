import type { TaughtField } from '../../lib/model/taught-site';
import { readableDocument, type Root } from '../../lib/sites/page';
import { taughtValue } from '../../lib/sites/taught-value';
import { isVisibleThroughFrames } from '../../lib/sites/visible';

/** An element may be pointed at a little beside its text: so many levels round it. */
const LEVELS = 3;
/** More candidates than this are not gone through by keys. */
const CANDIDATES = 400;
/** What holds more elements than this is no single value. */
const INSIDE = 12;

/** The innermost element that is drawn at a point of the window, in open shadow roots and frames of the same origin. */
export function elementAt(document: Document, x: number, y: number, overlay: Element): Element | null {
  let found = document.elementsFromPoint(x, y).find((element) => element !== overlay) ?? null;
  for (let level = 0; level < 20 && found !== null; level += 1) {
    const inner: Element | null = insideOf(found, x, y);
    if (inner === null || inner === found) return found;
    if (found.tagName === 'IFRAME' || found.tagName === 'FRAME') {
      const { left, top } = found.getBoundingClientRect();
      return elementAt(inner.ownerDocument, x - left - found.clientLeft, y - top - found.clientTop, overlay);
    }
    found = inner;
  }
  return found;
}

function insideOf(element: Element, x: number, y: number): Element | null {
  const frame = /^I?FRAME$/.test(element.tagName) ? readableDocument(element) : null;
  if (frame !== null) return frame.documentElement;
  return element.shadowRoot?.elementFromPoint(x, y) ?? null;
}

/** What was pointed at: the element that says it, and what it says. */
export interface Pick {
  element: Element;
  value: string;
}

/** Reads a field from where the user points; null where nothing there is one. */
export function pickFrom(field: TaughtField, pointed: Element): Pick | null {
  let element: Element | null = pointed;
  for (let level = 0; level < LEVELS && element !== null && isSmall(element); level += 1) {
    const value = taughtValue(field, element);
    if (value !== null) return { element, value };
    element = element.parentElement;
  }
  return null;
}

function isSmall(element: Element): boolean {
  return element.getElementsByTagName('*').item(INSIDE) === null || element.tagName === 'SELECT';
}

/** The elements a field can be read from, in the order they stand: for going through them by keys. */
export function candidatesFor(field: TaughtField, roots: readonly Root[]): Pick[] {
  const found: Pick[] = [];
  for (const root of roots) {
    const document = root.ownerDocument ?? root;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let count = 0; count < 60_000 && found.length < CANDIDATES; count += 1) {
      const element = walker.nextNode() as Element | null;
      if (element === null) break;
      const pick = hasOwnValue(element) ? pickFrom(field, element) : null;
      if (pick?.element === element && isVisibleThroughFrames(element)) found.push(pick);
    }
  }
  return found;
}

function hasOwnValue(element: Element): boolean {
  if (/^(?:INPUT|SELECT)$/.test(element.tagName)) return true;
  if (/^(?:SCRIPT|STYLE|NOSCRIPT|TITLE|OPTION|TEXTAREA)$/.test(element.tagName)) return false;
  return [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && (node as Text).data.slice(0, 1_000).trim() !== '',
  );
}
