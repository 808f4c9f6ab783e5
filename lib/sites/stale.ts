import { parentOf } from './label-of';
import { quoted, shortAttribute } from './text';
import type { Budget } from './too-large';

// Programs with tabs keep the views of other records in the page, and not always hidden. Two signs tell them apart: the
// view that is marked as the active one among its like, and an id of its own that is not the one in the URL.

const ACTIVE = ['data-is-active', 'data-active', 'aria-current', 'aria-selected', 'data-selected'];

/** Whether an element stands in a view that another one like it has taken the place of. */
export function isStale(element: Element, recordId: string | null, budget?: Budget): boolean {
  for (let node: Element | null = element, level = 0; node !== null && level < 40; level += 1) {
    budget?.check();
    if (isInactive(node) || (recordId !== null && isOfOther(node, recordId))) return true;
    node = parentOf(node);
  }
  return false;
}

/** Whether an element stands in a view that carries the id in the URL. */
export function carriesRecord(element: Element, recordId: string): boolean {
  for (let node: Element | null = element, level = 0; node !== null && level < 40; level += 1) {
    if (idAttributes(node).some((name) => node?.getAttribute(name) === recordId)) return true;
    node = parentOf(node);
  }
  return false;
}

/** More elements side by side than this are no views. */
const VIEWS = 40;

function isInactive(node: Element): boolean {
  const parent = node.parentElement;
  const first = node.classList[0];
  if (parent === null || first === undefined) return false;
  // To count the children of a long list takes as long as it is.
  const { children } = parent;
  if (children.item(1) === null || children.item(VIEWS) !== null) return false;
  if (isActive(node)) return false;
  return [...children].some(
    (other) =>
      other !== node && other.tagName === node.tagName && other.classList[0] === first && isActive(other),
  );
}

function isActive(node: Element): boolean {
  return ACTIVE.some((name) => {
    const value = node.getAttribute(name);
    return value === 'true' || value === 'page';
  });
}

function isOfOther(node: Element, recordId: string): boolean {
  return idAttributes(node).some((name) => {
    const value = shortAttribute(node, name, 200);
    if (value === '' || value === recordId) return false;
    const root = node.getRootNode() as ParentNode;
    return root.querySelector(`${node.localName}[${name}=${quoted(recordId)}]`) !== null;
  });
}

/** Numbers of users stand all over a ticket, and one of them can be the ticket's own number. */
const OF_PEOPLE = /^data-(?:user|author|owner|agent|member|creator)-id$/;

function idAttributes(node: Element): string[] {
  return node
    .getAttributeNames()
    .filter((name) => name.startsWith('data-') && name.endsWith('-id') && name.length < 60)
    .filter((name) => !OF_PEOPLE.test(name));
}
