import { parentOf } from './label-of';
import { roleOfLabel } from './labels';
import type { Field } from './record-fields';
import { looksLikeName, nameFits, readName } from './person-name';
import type { Regions } from './region';
import { shortText } from './text';
import { isVisible } from './visible';

/** A name that was found for an address. */
export interface FoundName {
  name: string;
  element: Element;
  /** Whether the name and the address can be one person's. */
  fits: boolean;
}

const HEADS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
const NAMES =
  'strong, b, a[href], dt, [class*="name"], [class*="Name"], [class*="label"], [slot*="primary"], [data-test-id*="name"], [data-testid*="name"]';
const LEVELS = 7;
const PER_LEVEL = 40;
const BLOCK_LIMIT = 400;

/**
 * The name that belongs to an address: in the words round it, growing outwards, one that fits the address before one
 * that does not; a heading close by is taken even where the address is an office's or initials.
 */
export function nameNear(
  element: Element,
  email: string,
  regions: Regions,
  titleParts: readonly string[],
): FoundName | null {
  let heading: FoundName | null = null;
  for (let node = parentOf(element), level = 0; node !== null && level < LEVELS; level += 1) {
    // A block this large is the page: its headings are read for themselves.
    if (node.tagName === 'BODY' || node.getElementsByTagName('*').length > BLOCK_LIMIT) break;
    const candidates = [...firstOf(node, HEADS), ...firstOf(node, NAMES)];
    for (const candidate of candidates) {
      if (candidate.contains(element)) continue;
      const name = nameOf(candidate, regions, titleParts);
      if (name === null) continue;
      if (nameFits(name, email)) return { name, element: candidate, fits: true };
      if (heading === null && level < 4 && isBefore(candidate, element) && /^H[1-6]$/.test(candidate.tagName))
        heading = { name, element: candidate, fits: false };
    }
    node = parentOf(node);
  }
  return heading;
}

function firstOf(node: Element, selector: string): Element[] {
  return [...node.querySelectorAll(selector)].slice(0, PER_LEVEL);
}

function isBefore(one: Element, other: Element): boolean {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function nameOf(element: Element, regions: Regions, titleParts: readonly string[]): string | null {
  const text = withoutKind(shortText(element, 80), titleParts);
  if (text === '' || !looksLikeName(text) || roleOfLabel(text) !== null) return null;
  return regions.of(element).isOut || !isVisible(element) ? null : readName(text);
}

/** The name in the labelled fields of a record: the whole name, or first and last. */
export function nameInFields(fields: Field[]): FoundName | null {
  const find = (role: Field['role']) =>
    fields.find((field) => field.role === role && readName(field.text) !== null);
  const whole = find('name');
  if (whole !== undefined && looksLikeName(whole.text))
    return { name: whole.text, element: whole.element, fits: false };
  const first = find('first-name');
  const last = find('last-name');
  const element = first?.element ?? last?.element;
  if (element === undefined) return null;
  return {
    name: [first?.text, last?.text].filter((part) => part !== undefined).join(' '),
    element,
    fits: false,
  };
}

/** The parts of a page's title: `Nora Quell | Contact | Salesforce` has three. */
export function titlePartsOf(title: string): string[] {
  const parts = title.slice(0, 300).split(/ [|\-–—·:] |: /);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** A heading may say the kind of record as well ('Contact Nora Quell'): the title then has the name alone. */
function withoutKind(text: string, titleParts: readonly string[]): string {
  return titleParts.find((part) => part.length > 3 && text.endsWith(` ${part}`)) ?? text;
}

/** The headings of a page that can be a person's name, the foremost first; what the title repeats is surer. */
export function nameHeadings(
  headings: readonly Element[],
  titleParts: readonly string[],
  regions: Regions,
): FoundName[] {
  const found: FoundName[] = [];
  for (const heading of headings.slice(0, HEADING_LIMIT)) {
    const text = withoutKind(shortText(heading, 120), titleParts);
    if (!looksLikeName(text) || roleOfLabel(text) !== null || !isVisible(heading)) continue;
    const name = isSetAside(heading, regions) ? null : readName(text);
    if (name !== null) found.push({ name, element: heading, fits: titleParts.includes(name) });
  }
  return found.sort((one, other) => Number(other.fits) - Number(one.fits) || rank(one) - rank(other));
}

const HEADING_LIMIT = 60;

/** The headings of a page before those of its parts. */
function rank({ element }: FoundName): number {
  return /^H[4-6]$/.test(element.tagName) ? 1 : 0;
}

/** A heading in the path above a record counts, although it stands in what is navigation otherwise. */
function isSetAside(heading: Element, regions: Regions): boolean {
  return heading.closest('[class*="breadcrumb"]') === null && regions.of(heading).isOut;
}
