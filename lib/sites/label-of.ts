import { roleOfLabel, roleOfToken, type Role } from './labels';
import { shortAttribute, shortText } from './text';

/** What stands beside a value and says what it is. */
export interface Label {
  role: Role;
  /** Whether people see it, or only the program's own name for the field says it. */
  isShown: boolean;
}

const TOKENS = [
  'name',
  'data-name',
  'data-field',
  'data-field-name',
  'field-name',
  'data-property',
  'data-id',
  'data-testid',
  'data-test-id',
  'data-test',
  'data-cy',
  'data-qa',
  'data-selenium-test',
  'autocomplete',
  'id',
];
const WEAK = new Set<Role>(['email', 'name', 'first-name', 'last-name', 'phone', 'company']);
const LEVELS = 6;
/** A block of more text than this holds more than one field: labels in it or before it belong to something else. */
const FIELD_TEXT = 160;
/** A value that has its label by its very tag may be as long as it likes: thirty people in copy. */
const VALUES = new Set(['DD', 'TD']);
const STOPS = new Set(['BODY', 'MAIN', 'ARTICLE', 'SECTION', 'FORM', 'TABLE', 'TBODY', 'UL', 'OL', 'ASIDE']);

/** The nearest label of an element: beside it or round it, seen by people or given by the program. Null where there is none. */
export function labelOf(element: Element): Label | null {
  let inner: Element | null = null;
  let weak: Label | null = null;
  for (let node: Element | null = element, level = 0; node !== null && level < LEVELS; level += 1) {
    if (level > 0 && !VALUES.has(node.tagName) && isMoreThanField(node)) {
      return weak ?? (level < 3 || node.tagName === 'SECTION' ? null : tokenLabel(node));
    }
    const label = shownLabel(node, inner) ?? tokenLabel(node);
    // 'E-mail' says what it is; whose it is (the sender's, the owner's) may be said further out.
    if (label !== null && (label.isShown || !WEAK.has(label.role)))
      return label.isShown || weak === null || !WEAK.has(label.role) ? label : weak;
    weak ??= label;
    inner = node;
    node = parentOf(node);
  }
  return weak;
}

function isMoreThanField(node: Element): boolean {
  return STOPS.has(node.tagName) || shortText(node, FIELD_TEXT + 1).length > FIELD_TEXT;
}

/** The element that holds this one, out of a shadow root into its host. */
export function parentOf(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? ((root as Partial<ShadowRoot>).host ?? null) : null;
}

function shownLabel(node: Element, inner: Element | null): Label | null {
  for (const text of shownTexts(node, inner)) {
    const role = roleOfLabel(text);
    if (role !== null) return { role, isShown: true };
  }
  return null;
}

/** The texts that may label a node, nearest first. */
function* shownTexts(node: Element, inner: Element | null): Generator<string> {
  const aria = shortAttribute(node, 'aria-label', 200);
  if (aria !== '') yield aria.split(/[:：]/, 1)[0] ?? '';
  yield shortAttribute(node, 'field-label', 60);
  yield shortAttribute(node, 'data-label', 60);
  const labels = (node as Partial<HTMLInputElement>).labels ?? null;
  for (const label of labels ?? []) yield shortText(label, 60);
  const ids = shortAttribute(node, 'aria-labelledby', 200);
  if (ids !== '') yield* labelledBy(node, ids);
  const placeholder = node.tagName === 'INPUT' ? shortAttribute(node, 'placeholder', 60) : '';
  if (placeholder !== '') yield placeholder;
  if (node.tagName === 'TD') yield* cellLabels(node);
  if (node.tagName === 'FIELDSET')
    yield shortText(node.querySelector(':scope > legend') ?? node.ownerDocument.createTextNode(''), 60);
  yield textBefore(node);
  // A label may be the first thing in the block rather than the thing before it.
  const first = inner === null ? null : node.firstElementChild;
  if (first !== null && first !== inner && !first.contains(inner)) yield shortText(first, 60);
}

function* labelledBy(node: Element, ids: string): Generator<string> {
  const root = node.getRootNode() as Partial<Document>;
  for (const id of ids.split(/\s+/).slice(0, 3)) {
    const label = root.getElementById?.(id) ?? null;
    if (label !== null && label !== node) yield shortText(label, 60);
  }
}

/** The heading cell of a row of two or three cells: a table of fields. A longer row belongs to a list with a header of its own. */
function* cellLabels(cell: Element): Generator<string> {
  const row = cell.parentElement;
  const first = row?.firstElementChild ?? null;
  if (row === null || first === null || first === cell || row.childElementCount > 4) return;
  yield shortText(cell.previousElementSibling ?? first, 60);
  yield shortText(first, 60);
}

/** What stands immediately before a node: another element, or words of the same line. */
function textBefore(node: Element): string {
  const before = node.previousSibling;
  const text =
    before !== null && before.nodeType === Node.TEXT_NODE ? (before as Text).data.slice(-60).trim() : '';
  if (text !== '') return text;
  const sibling = node.previousElementSibling;
  return sibling === null || sibling.childElementCount > 3 ? '' : shortText(sibling, 60);
}

function tokenLabel(node: Element): Label | null {
  for (const name of TOKENS) {
    const value = node.getAttribute(name);
    const role = value === null ? null : roleOfToken(value);
    if (role !== null) return { role, isShown: false };
  }
  // Classes are about looks first: only those that name a part of a message or a ticket are believed.
  for (const token of node.classList) {
    const role = token.length > 40 ? null : roleOfToken(token);
    if (role === 'from' || role === 'requester' || role === 'staff' || role === 'reply-to')
      return { role, isShown: false };
  }
  return null;
}
