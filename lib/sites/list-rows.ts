import { addressKey } from '../model/address';
import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { ROW_LIMIT } from './bounds';
import { listed } from './detected';
import { isMachine } from './machine';
import { isOurs } from './own';
import type { Gathered, Link } from './gather';
import { isSlugOf, looksLikeName, nameFits, readName } from './person-name';
import { budgetOf } from './page';
import type { Surroundings } from './record';
import type { Placed } from './rows';
import type { Page } from './site';
import type { Steps } from './steps';
import { shortAttribute, shortText } from './text';
import { namedRecordInLink, recordInLink } from './url-record';
import { isVisible } from './visible';

const NAME_LIMIT = 60;
const CELL_LIMIT = 30;
const HREF_LIMIT = 2_048;
const CELLS = 'a, strong, b, h1, h2, h3, h4, h5, h6, td, th, [class*="name"], span, div';

/** The people in the rows of a page: those with an address, and those whose row leads to a person's record. */
export function* listRows(
  page: Page,
  trees: readonly Gathered[],
  places: Placed[],
  around: Surroundings,
): Steps<ListedPerson[]> {
  const budget = budgetOf(page);
  const rows: ListedPerson[] = [];
  const shown = new Map<Element, Set<string>>();
  for (const { row, email, name, element, isProse } of places) {
    if (rows.length >= ROW_LIMIT) return rows;
    if (budget.check()) yield;
    if (row === null || isProse) continue;
    const known = shown.get(row) ?? new Set<string>();
    shown.set(row, known);
    if (known.has(email) || isOurs(email, page.own) || isMachine(email, name)) continue;
    known.add(email);
    const named = readName(name) ?? nameInRow(row, email, element);
    rows.push(
      listed(
        { name: named, email, confidence: 0.8, evidence: ['Named in this row of the list'] },
        keyInRow(page, row),
      ),
    );
  }
  const linked = yield* linkedRows(page, trees, shown, around);
  return [...rows, ...linked].slice(0, ROW_LIMIT);
}

function nameInRow(row: Element, email: string, element: Element): string | null {
  if (isCalledByAddress(element, row, email)) return null;
  let first: string | null | undefined;
  const cells = row.querySelectorAll(CELLS);
  for (let index = 0; index < Math.min(cells.length, CELL_LIMIT); index += 1) {
    const cell = cells[index];
    if (cell === undefined || cell === element || cell.contains(element)) continue;
    if (cell.closest('[aria-hidden="true"]') !== null) continue;
    const text = shortText(cell, NAME_LIMIT + 1, { spoken: true });
    if (text === '') continue;
    const isName = looksLikeName(text);
    if (isName && nameFits(text, email)) return text;
    // What fits no address may still be a name where it stands first; further on it is a company, a status, an owner.
    if (first === undefined) first = isName ? readName(text) : null;
  }
  return first ?? null;
}

/** Where the way to the record is called by the address, the person has no name: another cell's words are not one. */
function isCalledByAddress(element: Element, row: Element, email: string): boolean {
  const link = element.closest('a[href]:not([href^="mailto:"])');
  if (link === null || !row.contains(link)) return false;
  return addressKey(shortText(link, email.length + 1, { spoken: true })) === addressKey(email);
}

function keyInRow(page: Page, row: Element): RecordKey | null {
  for (const link of row.getElementsByTagName('a')) {
    const key = keyOfLink(page, linkOf(link));
    if (key !== null) return key;
  }
  return row.tagName === 'A' ? keyOfLink(page, linkOf(row)) : null;
}

function linkOf(element: Element): Link {
  return { element, href: shortAttribute(element, 'href', HREF_LIMIT) };
}

function keyOfLink(page: Page, { href }: Link): RecordKey | null {
  if (!LEADS_TO_PERSON.test(href) || /^(?:mailto|tel|javascript):/i.test(href)) return null;
  return recordInLink(href, page.url);
}

/** Words of which a link to a person's record has one: most links have none, and need not be taken apart. */
const LEADS_TO_PERSON =
  /contact|person|people|customer|client|lead|user|member|subscriber|candidate|patient|donor|kontakt|kunde|requester/i;

/** Rows without an address that lead to people: at least two links to records of persons with a name for a text. */
function* linkedRows(
  page: Page,
  trees: readonly Gathered[],
  known: ReadonlyMap<Element, unknown>,
  { key, regions }: Surroundings,
): Steps<ListedPerson[]> {
  const budget = budgetOf(page);
  const rows = new Map<string, ListedPerson>();
  const named: NamedLink[] = [];
  for (const link of trees.flatMap(({ links }) => links)) {
    if (!LEADS_TO_PERSON.test(link.href)) continue;
    if (budget.check()) yield;
    const { element, href } = link;
    if (isWithin(element, known) || regions.of(element).isOut) continue;
    const target = keyOfLink(page, link);
    const words = target === null ? namedRecordInLink(href, page.url) : null;
    const found = target ?? words?.key ?? null;
    if (found?.type !== 'person' || found.id === key?.id || rows.has(found.id)) continue;
    const name = readName(shortText(element, NAME_LIMIT + 1, { spoken: true }));
    if (name === null || !looksLikeName(name) || !isVisible(element)) continue;
    const person = listed({ name, confidence: 0.7, evidence: ['Link to a person in this list'] }, found);
    if (words === null) rows.set(found.id, person);
    else {
      const place = `${words.within} ${placeOf(element)}`;
      named.push({ person, place, isSlug: isSlugOf(words.key.id, name) });
    }
  }
  return rows.size >= 2 ? [...rows.values()] : namedRows(named);
}

interface NamedLink {
  person: ListedPerson;
  /** Equal for the links of one list: the path they have in common, and the elements they stand in. */
  place: string;
  isSlug: boolean;
}

/** Records that are called by words: where three of a list are called by their own names, all of that list are people. */
function namedRows(links: NamedLink[]): ListedPerson[] {
  const slugs = new Map<string, number>();
  for (const { place, isSlug } of links) if (isSlug) slugs.set(place, (slugs.get(place) ?? 0) + 1);
  const people = links.filter(({ place }) => (slugs.get(place) ?? 0) >= 3);
  return [...new Map(people.map(({ person }) => [person.key?.id, person])).values()];
}

function placeOf(link: Element): string {
  const parent = link.parentElement;
  return [parent, parent?.parentElement, parent?.parentElement?.parentElement]
    .map((node) => node?.localName)
    .join(' ');
}

/** Whether an element stands in one of the rows that were read already. */
function isWithin(element: Element, rows: ReadonlyMap<Element, unknown>): boolean {
  let node: Element | null = element;
  for (let level = 0; node !== null && level < 12; level += 1) {
    if (rows.has(node)) return true;
    node = node.parentElement;
  }
  return false;
}
