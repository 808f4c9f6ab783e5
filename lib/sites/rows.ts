import type { Hit } from './hits';
import { labelOf, parentOf, type Label } from './label-of';
import type { Steps } from './steps';
import type { Budget } from './too-large';

/** A place with what is beside it. */
export interface Placed extends Hit {
  label: Label | null;
  /** The repeated block it stands in, where it is one entry of a list; null on a person's own page. */
  row: Element | null;
}

const SEMANTIC = new Set(['TR', 'LI']);
const ROW_ROLES = new Set(['row', 'option', 'listitem', 'treeitem']);
const PARTS = new Set(['main', 'region', 'navigation', 'banner', 'complementary', 'tabpanel', 'form']);
const CLIMB = 12;
/** Blocks that nothing else calls rows must be at least so many. */
const REPEATED = 3;
/** A list of more entries than this has its labels read once. */
const LONG = 8;

/** Tells the entries of lists from the places that stand alone. */
export function* placeHits(hits: Hit[], budget: Budget): Steps<Placed[]> {
  const groups = yield* groupsOf(hits, budget);
  const long = new Map<Element, Label | null>();
  const placed: Placed[] = [];
  for (const hit of hits) {
    if (budget.check()) yield;
    const row = rowOf(hit, groups);
    placed.push({ ...hit, label: labelIn(hit, row, groups, long), row });
  }
  return unlabelled(placed);
}

/** In a long list the label of the first entry is that of all: thirty people in copy, or thirty rows. */
function labelIn(
  hit: Hit,
  row: Element | null,
  groups: ReadonlyMap<Element, Group>,
  long: Map<Element, Label | null>,
): Label | null {
  const parent = row === null ? null : parentOf(row);
  if (parent === null || (groups.get(parent)?.children.size ?? 0) <= LONG) return labelOf(hit.element);
  const known = long.get(parent);
  if (known !== undefined) return known;
  const label = labelOf(hit.element);
  const common = label?.role === 'to' || label?.role === 'cc' ? label : null;
  long.set(parent, common);
  return common;
}

interface Group {
  children: Map<Element, Set<string>>;
  emails: Set<string>;
  /** The children that are made alike, with the addresses in them; read once. */
  kinds?: Map<string, Kind>;
}

interface Kind {
  count: number;
  emails: Set<string>;
}

/** For each element, which of its children hold which addresses. */
function* groupsOf(hits: Hit[], budget: Budget): Steps<Map<Element, Group>> {
  const groups = new Map<Element, Group>();
  for (const { element, email } of hits) {
    let child = element;
    if (budget.check()) yield;
    for (let level = 0; level < CLIMB; level += 1) {
      const parent = parentOf(child);
      if (parent === null || child.tagName === 'MAIN' || child.tagName === 'BODY') break;
      let group = groups.get(parent);
      if (group === undefined) groups.set(parent, (group = { children: new Map(), emails: new Set() }));
      const known = group.children.get(child);
      if (known === undefined) group.children.set(child, new Set([email]));
      else known.add(email);
      group.emails.add(email);
      child = parent;
    }
  }
  return groups;
}

function rowOf(hit: Hit, groups: ReadonlyMap<Element, Group>): Element | null {
  let child = hit.element;
  for (let level = 0; level < CLIMB; level += 1) {
    const parent = parentOf(child);
    if (parent === null || child.tagName === 'MAIN' || child.tagName === 'BODY') return null;
    if (isRow(child, groups.get(parent))) return child;
    child = parent;
  }
  return null;
}

function isRow(child: Element, group: Group | undefined): boolean {
  const role = child.getAttribute('role') ?? '';
  // What can be selected is an entry of something, even where it is the only one.
  if (role === 'option' || role === 'row' || child.hasAttribute('aria-selected') || hasSelectedMark(child))
    return true;
  if (child.tagName === 'TR' && hasColumnHeads(child)) return true;
  if (group === undefined || group.emails.size < 2) return false;
  const needed = SEMANTIC.has(child.tagName) || ROW_ROLES.has(role) ? 2 : REPEATED;
  if (PARTS.has(role)) return false;
  group.kinds ??= kindsOf(group);
  const kind = group.kinds.get(likeness(child));
  return kind !== undefined && kind.count >= needed && kind.emails.size >= needed;
}

/** Elements made alike, as the entries of a list are; the parts of a page are none. */
function kindsOf(group: Group): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const [child, emails] of group.children) {
    const like = likeness(child);
    let kind = kinds.get(like);
    if (kind === undefined) kinds.set(like, (kind = { count: 0, emails: new Set() }));
    kind.count += 1;
    for (const email of emails) kind.emails.add(email);
  }
  return kinds;
}

function likeness(element: Element): string {
  const id = element.id.slice(0, 80).replace(/\d+/g, '#');
  return [element.tagName, element.classList[0] ?? '', element.getAttribute('role') ?? '', id].join('|');
}

function hasSelectedMark(element: Element): boolean {
  return element.getAttributeNames().some((name) => name.startsWith('data-') && name.endsWith('selected'));
}

/** A row below column headings belongs to a list, even where it is the only one. */
function hasColumnHeads(row: Element): boolean {
  const table = row.closest('table');
  const head =
    table?.querySelector(':scope > thead > tr') ?? table?.querySelector(':scope > tbody > tr') ?? null;
  if (head === null || head === row || head.childElementCount < 2) return false;
  const isHead =
    head.parentElement?.tagName === 'THEAD' || [...head.children].every(({ tagName }) => tagName === 'TH');
  return isHead && row.parentElement?.tagName !== 'THEAD';
}

/**
 * Rows that differ in their labels are the fields of one record or the header of one message: From, To, E-mail. Rows
 * that all say the same are a list all the same (recipients apart: a message may have thirty).
 */
function unlabelled(placed: Placed[]): Placed[] {
  const roles = new Map<Element, Map<string, Set<Element>>>();
  for (const { row, label } of placed) {
    const parent = row === null ? null : parentOf(row);
    if (row === null || parent === null || label === null) continue;
    let byRole = roles.get(parent);
    if (byRole === undefined) roles.set(parent, (byRole = new Map<string, Set<Element>>()));
    byRole.set(label.role, (byRole.get(label.role) ?? new Set<Element>()).add(row));
  }
  return placed.map((place) => {
    const parent = place.row === null ? null : parentOf(place.row);
    const { label } = place;
    if (place.row === null || parent === null || label === null || isSelectable(place.row)) return place;
    const isRecipient = label.role === 'to' || label.role === 'cc' || label.role === 'reply-to';
    const isAlone = (roles.get(parent)?.get(label.role)?.size ?? 0) < 2;
    return isRecipient || isAlone ? { ...place, row: null } : place;
  });
}

function isSelectable(row: Element): boolean {
  const role = row.getAttribute('role');
  return (
    role === 'option' ||
    row.hasAttribute('aria-selected') ||
    hasSelectedMark(row) ||
    (row.tagName === 'TR' && hasColumnHeads(row))
  );
}
