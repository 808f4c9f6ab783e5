import { labelOf, parentOf } from './label-of';
import type { Role } from './labels';
import { findMailbox, readMailbox, readMailto } from './mailbox';
import { queryPage } from './page';
import { readName } from './person-name';
import { isPhone, phoneOfLink } from './phone-text';
import { Regions } from './region';
import type { Page } from './site';
import { isStale } from './stale';
import { oneLine, shortAttribute, shortText } from './text';
import { isVisible } from './visible';

/** What is read of a record's person. */
export type Kind = 'name' | 'email' | 'phone' | 'company' | 'stage';

/** One way in which a page says something of its record. */
export interface Way {
  /** What the evidence calls it. */
  by: 'field name' | 'label' | 'heading' | 'page title' | 'link' | 'field value' | 'mark of the page';
  /** The elements that hold it; several selectors are the parts of one text, such as first and last name. */
  at?: string | readonly string[];
  /** The attribute that holds it; else it is a link, what a form field holds now, or a text. */
  attribute?: string;
  /** Counts only where what people read beside it says so. */
  label?: Role;
  /** Of a person named by a link: the block that has their address as well. */
  round?: string;
  /** The title of the page; its first group holds it. */
  title?: RegExp;
}

/** Something a way gave. `node` is null where nothing on the page shows it (the title). */
export interface Told {
  text: string;
  node: Element | null;
}

/** A page's record as far as it can be seen now: what ways may be asked of. */
export interface View {
  page: Page;
  /** Visible elements of the current view that a way may hold. */
  elements: Element[];
  regions: Regions;
}

const FOUND_LIMIT = 600;
const TOLD_LIMIT = 6;
const INSIDE_LIMIT = 250;
const LEVELS = 60;

/** Where in a page a record is read. */
export interface Place {
  /** The id in the URL, by which the views of other records are told apart. */
  id: string;
  /** The record's own parts of the page; null for all of it. */
  scope: readonly Element[] | null;
  /** A selector of parts that show something else than the record. */
  outside: string | null;
}

/** Finds everything that some ways may ask for, in one walk of the page and its open shadow trees. */
export function viewOf(page: Page, ways: readonly Way[], { id, scope, outside }: Place): View {
  const wanted = new Set(ways.flatMap(({ at }) => at ?? []));
  const all = wanted.size === 0 ? [] : queryPage(page, [...wanted].join(','), FOUND_LIMIT);
  const elements = all.filter((element) => {
    if (!isVisible(element) || isStale(element, id)) return false;
    const round = [...outwards(element)];
    return (
      !round.some((node) => node.getAttribute('aria-hidden') === 'true') &&
      (outside === null || !round.some((node) => node.matches(outside))) &&
      (scope === null || round.some((node) => scope.includes(node)))
    );
  });
  return { page, elements, regions: new Regions(false) };
}

/** The elements of a way, in the order of the page. */
export function nodesOf(view: View, kind: Kind, at: string, way: Way): Element[] {
  return view.elements.filter((node) => node.matches(at) && isMeant(view, kind, node, way));
}

/** What a way gives of one kind of thing, in the order of the page. */
export function tell(view: View, kind: Kind, way: Way): Told[] {
  if (way.title !== undefined) {
    const text = clean(kind, way.title.exec(view.page.document.title.slice(0, 300))?.[1] ?? '');
    return text === null ? [] : [{ text, node: null }];
  }
  if (typeof way.at === 'string') {
    const { at } = way;
    const told: Told[] = [];
    for (const node of nodesOf(view, kind, at, way)) {
      if (told.length >= TOLD_LIMIT) break;
      const text = valueOf(node, kind, way.attribute);
      if (text !== null && !told.some((other) => other.text === text)) told.push({ text, node });
    }
    return told;
  }
  const parts = (way.at ?? []).flatMap((at) => tell(view, kind, { ...way, at }).slice(0, 1));
  const node = parts[0]?.node ?? null;
  return node === null ? [] : [{ text: parts.map(({ text }) => text).join(' '), node }];
}

/** Labels and bare links count only in the record itself: a card of somebody else has the same. */
function isMeant({ regions }: View, kind: Kind, node: Element, { label, by }: Way): boolean {
  if (label === undefined && by !== 'link') return true;
  const { isOut, isRelated } = regions.of(node);
  if (isOut || isRelated) return false;
  const found = labelOf(node);
  if (label !== undefined) return found !== null && found.isShown && found.role === label;
  // A link may belong to the owner of the record, which only its label says.
  return found === null || found.role === kind || found.role === 'requester';
}

/** What an element holds: of an attribute, of a mail or phone link, of a form field, of its text; null for nothing. */
export function valueOf(element: Element, kind: Kind, attribute?: string): string | null {
  if (attribute !== undefined) return clean(kind, shortAttribute(element, attribute, 400));
  const inside = drawnIn(element);
  if (kind === 'email' || kind === 'phone') {
    const link = inside.find((node) =>
      (kind === 'email' ? /^mailto:/i : /^(?:tel|callto):/i).test(hrefOf(node)),
    );
    const linked =
      link === undefined ? null : kind === 'email' ? readMailto(hrefOf(link)) : phoneOfLink(link);
    if (linked !== null) return linked;
  }
  const field = inside.find((node) =>
    node.matches('input:not([type=checkbox], [type=radio], [type=hidden]), textarea'),
  );
  if (field !== undefined) return clean(kind, (field as HTMLInputElement).value.slice(0, 400));
  if (kind === 'email' || kind === 'phone') {
    // Texts of different elements may touch: each is read for itself.
    const texts = inside.map((node) => (node.childElementCount > 0 ? ownText(node) : shortText(node, 400)));
    return texts.map((text) => clean(kind, text)).find((text) => text !== null) ?? null;
  }
  return clean(kind, shortText(element, 400, { spoken: kind === 'name' }));
}

/** The words that stand directly in an element that has others in it. */
function ownText(element: Element): string {
  const texts = [...element.childNodes].slice(0, 40).filter((node) => node.nodeType === Node.TEXT_NODE);
  return texts.map((node) => (node as Text).substringData(0, 200)).join(' ');
}

function clean(kind: Kind, raw: string): string | null {
  const text = oneLine(raw);
  // What programs show for an empty field.
  if (text === '' || /^[-–—]{1,3}$/.test(text)) return null;
  if (kind === 'email') return (readMailbox(text) ?? findMailbox(text))?.email ?? null;
  if (kind === 'phone') return isPhone(text) ? text : null;
  return kind === 'name' ? readName(text) : text;
}

/** An element and what is drawn inside it, through open shadow trees, in the order of the page; at most so many. */
export function drawnIn(element: Element, found: Element[] = []): Element[] {
  found.push(element);
  const slotted = element.tagName === 'SLOT' ? (element as HTMLSlotElement).assignedElements() : [];
  for (const child of slotted.length > 0 ? slotted : (element.shadowRoot ?? element).children) {
    if (found.length >= INSIDE_LIMIT) break;
    drawnIn(child, found);
  }
  return found;
}

/** An element and everything it stands in, out of shadow trees as well. */
export function* outwards(element: Element): Generator<Element> {
  let node: Element | null = element;
  for (let level = 0; node !== null && level < LEVELS; level += 1, node = parentOf(node)) yield node;
}

function hrefOf(node: Element): string {
  return node.getAttribute('href')?.slice(0, 2_048) ?? '';
}
