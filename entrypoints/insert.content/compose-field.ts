import { readableDocument } from '../../lib/sites/page';
import { isVisibleThroughFrames } from '../../lib/sites/visible';

/** Where a message is written. */
export type ComposeField = HTMLTextAreaElement | HTMLElement;

/** What was found: the field to write into, none, or several of which none has the focus. */
export type Found = { is: 'field'; field: ComposeField } | { is: 'none' } | { is: 'several' };

/** Frames in frames are looked into so deep, and so many fields are looked at. */
const DEPTH = 4;
const MOST_FIELDS = 200;

/**
 * The compose field of a page: the one that has, or last had, the caret; else the only visible one. Frames of the same
 * origin and open shadow roots are looked into.
 */
export function findComposeField(document: Document): Found {
  const focused = fieldAround(focusedElement(document));
  if (focused !== null && isVisibleThroughFrames(focused)) return { is: 'field', field: focused };
  const visible = fieldsIn(document, DEPTH).filter(isVisibleThroughFrames);
  const [only] = visible;
  if (only === undefined) return { is: 'none' };
  return visible.length === 1 ? { is: 'field', field: only } : { is: 'several' };
}

/** The element that has the focus, also within frames and shadow roots. */
function focusedElement(document: Document): Element | null {
  let element: Element | null = document.activeElement;
  for (let level = 0; level < 2 * DEPTH && element !== null; level += 1) {
    const inner: Element | null = isFrame(element)
      ? (readableDocument(element)?.activeElement ?? null)
      : (element.shadowRoot?.activeElement ?? null);
    if (inner === null) return element;
    element = inner;
  }
  return element;
}

/** The field that an element is, or stands in. */
function fieldAround(element: Element | null): ComposeField | null {
  if (element === null) return null;
  if (isTextArea(element)) return isWritable(element) ? element : null;
  const { body, designMode } = element.ownerDocument;
  if (designMode === 'on') return body;
  const host = element.closest<HTMLElement>(EDITABLE);
  return host === null ? null : outermost(host);
}

const EDITABLE = '[contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';

/** The whole editor, not a part of it that is marked as editable once more. */
function outermost(element: HTMLElement): HTMLElement {
  const parent = element.parentElement?.closest<HTMLElement>(EDITABLE) ?? null;
  return parent === null ? element : outermost(parent);
}

function fieldsIn(document: Document, depth: number): ComposeField[] {
  if (document.designMode === 'on') return [document.body];
  const found = [...document.querySelectorAll(`textarea, ${EDITABLE}, iframe`)].slice(0, MOST_FIELDS);
  return found.flatMap((element): ComposeField[] => {
    if (isFrame(element)) {
      const inner = depth === 0 ? null : readableDocument(element);
      return inner === null ? [] : fieldsIn(inner, depth - 1);
    }
    const field = fieldAround(element);
    return field === null || field !== element ? [] : [field];
  });
}

// By name: an element of a frame is of another class of the same name.
function isFrame(element: Element): boolean {
  return element.tagName === 'IFRAME' || element.tagName === 'FRAME';
}

function isTextArea(element: Element): element is HTMLTextAreaElement {
  return element.tagName === 'TEXTAREA';
}

function isWritable(area: HTMLTextAreaElement): boolean {
  return !area.readOnly && !area.disabled;
}
