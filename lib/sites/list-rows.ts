import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { ROW_LIMIT } from './bounds';
import { listed } from './detected';
import { isMachine } from './machine';
import { isOurs } from './own';
import { rootsOf } from './page';
import { looksLikeName, nameFits, readName } from './person-name';
import type { Surroundings } from './record';
import type { Placed } from './rows';
import type { Page } from './site';
import { shortText } from './text';
import { recordInUrl } from './url-record';
import { isVisible } from './visible';

const NAME_LIMIT = 60;

/** The people in the rows of a page: those with an address, and those whose row leads to a person's record. */
export function listRows(page: Page, places: Placed[], around: Surroundings): ListedPerson[] {
  const rows: ListedPerson[] = [];
  const shown = new Map<Element, Set<string>>();
  for (const { row, email, name, element, isProse } of places) {
    if (rows.length >= ROW_LIMIT) return rows;
    if (row === null || isProse || isOurs(email, page.own) || isMachine(email, name)) continue;
    const known = shown.get(row) ?? new Set<string>();
    if (known.has(email)) continue;
    shown.set(row, known.add(email));
    const named = readName(name) ?? nameInRow(row, email, element);
    rows.push(
      listed(
        { name: named, email, confidence: 0.8, evidence: ['Named in this row of the list'] },
        keyInRow(page, row),
      ),
    );
  }
  return [...rows, ...linkedRows(page, [...shown.keys()], around)].slice(0, ROW_LIMIT);
}

function nameInRow(row: Element, email: string, element: Element): string | null {
  const cells = [
    ...row.querySelectorAll('a, strong, b, h1, h2, h3, h4, h5, h6, td, th, [class*="name" i], span, div'),
  ].slice(0, 40);
  const names = cells
    .filter((cell) => cell !== element && !cell.contains(element))
    .map((cell) => shortText(cell, NAME_LIMIT + 1))
    .filter((text) => text !== '' && looksLikeName(text));
  return names.find((text) => nameFits(text, email)) ?? readName(names[0]);
}

function keyInRow(page: Page, row: Element): RecordKey | null {
  for (const link of [...row.querySelectorAll('a[href]')].slice(0, 20)) {
    const key = keyOfLink(page, link);
    if (key !== null) return key;
  }
  return row.tagName === 'A' ? keyOfLink(page, row) : null;
}

function keyOfLink(page: Page, link: Element): RecordKey | null {
  const href = link.getAttribute('href') ?? '';
  if (href.length > 2048 || /^(?:mailto|tel|javascript):/i.test(href) || !URL.canParse(href, page.url.href))
    return null;
  const url = new URL(href, page.url.href);
  return url.origin === page.url.origin ? recordInUrl(url) : null;
}

/** Rows without an address that lead to people: at least two links to records of persons with a name for a text. */
function linkedRows(page: Page, known: Element[], { key, regions }: Surroundings): ListedPerson[] {
  const rows = new Map<string, ListedPerson>();
  for (const frame of page.frames) {
    for (const root of rootsOf(frame)) {
      for (const link of [...root.querySelectorAll('a[href]')].slice(0, 2_000)) {
        const target = keyOfLink(page, link);
        if (target?.type !== 'person' || target.id === key?.id || rows.has(target.id)) continue;
        const name = readName(shortText(link, NAME_LIMIT + 1));
        if (name === null || !looksLikeName(name) || regions.of(link).isOut || !isVisible(link)) continue;
        if (known.some((row) => row.contains(link))) continue;
        rows.set(
          target.id,
          listed({ name, confidence: 0.7, evidence: ['Link to a person in this list'] }, target),
        );
      }
    }
  }
  return rows.size < 2 ? [] : [...rows.values()];
}
