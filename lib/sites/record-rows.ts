import { addressKey } from '../model/address';
import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { ROW_LIMIT } from './bounds';
import { listed } from './detected';
import { isMachine } from './machine';
import { readMailbox, readMailto, type Mailbox } from './mailbox';
import { isOurs } from './own';
import { budgetOf, queryPage } from './page';
import { readName } from './person-name';
import type { Named } from './record-url';
import { drawnIn, outwards, valueOf, type Kind } from './record-ways';
import { Regions } from './region';
import type { Page } from './site';
import { shortAttribute, shortText } from './text';
import { isVisible } from './visible';

/** How the rows of a program's lists are made. Each selector is of an element within a row. */
export interface Rows extends Partial<Record<Kind, string>> {
  /** The rows; where none is given, whatever row a link to a person's record stands in. */
  at?: string;
  /** The person's record, where no link in the row names it. */
  named?(row: Element, url: URL): Named | null;
}

const ROW = 'tr, [role="row"], li, [role="listitem"], [role="option"]';
const LINK = 'a[href]';
const MAIL = 'a, span, td, [data-email-address], [role$="cell"]';

/** Everybody in the visible rows of a page, each once; not the record that is open, nor ourselves, nor a machine. */
export function recordRows(
  page: Page,
  rows: Rows,
  keyOf: (url: URL) => RecordKey | null,
  keyed: (named: Named | null) => RecordKey | null,
): ListedPerson[] {
  const budget = budgetOf(page);
  const regions = new Regions(false);
  const open = keyOf(page.url)?.id ?? null;
  const found = new Map<string, ListedPerson>();
  const personOf = (link: Element): RecordKey | null => {
    const href = link.getAttribute('href') ?? '';
    if (href.length > 2_048 || !URL.canParse(href, page.url.href)) return null;
    const key = keyOf(new URL(href, page.url.href));
    return key?.type === 'person' && key.id !== open ? key : null;
  };
  const seen = new Set<Element>();
  for (const element of queryPage(page, rows.at ?? LINK, ROW_LIMIT * 8)) {
    budget.check();
    if (found.size >= ROW_LIMIT) break;
    const link = rows.at === undefined ? personOf(element) : null;
    if (rows.at === undefined && link === null) continue;
    const row = rows.at === undefined ? rowOf(element) : element;
    if (row === null || seen.has(row)) continue;
    seen.add(row);
    if (!isVisible(row) || regions.of(row).isOut) continue;
    const inside = drawnIn(row);
    const way = inside.find((node) => node.matches(LINK) && personOf(node) !== null) ?? null;
    const key = link ?? keyed(rows.named?.(row, page.url) ?? null) ?? (way === null ? null : personOf(way));
    const read = (kind: Kind) => {
      const selector = rows[kind];
      return selector === undefined ? null : firstOf(inside, selector, (node) => valueOf(node, kind));
    };
    const mailbox = firstOf(inside, MAIL, mailboxOf);
    const email = read('email') ?? mailbox?.email ?? null;
    const name = read('name') ?? readName(way === null ? mailbox?.name : valueOf(way, 'name'));
    if ((email === null && (key === null || name === null)) || key?.id === open) continue;
    if (email !== null && (isOurs(email, page.own) || isMachine(email, name))) continue;
    const reading = {
      name,
      email,
      phone: read('phone'),
      company: read('company'),
      stage: read('stage'),
      confidence: email === null || key === null ? 0.85 : 0.95,
      evidence: ['Row of this list'],
    };
    found.set(key?.id ?? email ?? '', listed(reading, key));
  }
  return [...found.values()];
}

function firstOf<T>(inside: Element[], selector: string, read: (node: Element) => T | null): T | null {
  for (const node of inside) {
    const found = node.matches(selector) ? read(node) : null;
    if (found !== null) return found;
  }
  return null;
}

/** The address that an element of a row shows, and nothing else but a name. */
function mailboxOf(node: Element): Mailbox | null {
  const href = node.getAttribute('href') ?? '';
  const marked = /^mailto:/i.test(href)
    ? readMailto(href)
    : addressKey(shortAttribute(node, 'data-email-address', 320));
  return marked === null ? readMailbox(shortText(node, 400)) : { email: marked, name: null };
}

function rowOf(link: Element): Element | null {
  for (const node of outwards(link)) if (node.matches(ROW)) return node;
  return null;
}
