import { addressKey } from '../model/address';
import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { ROW_LIMIT } from './bounds';
import { listed } from './detected';
import type { Party } from './letter';
import { isMachine } from './machine';
import { readMailbox, readMailto, type Mailbox } from './mailbox';
import { isOurs } from './own';
import { budgetOf, queryPage, rootsOf } from './page';
import { partyOf } from './party';
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
  /** Elements that each name one person, where a row can have several; those without an address are not listed. */
  people?: string;
}

const ROW = 'tr, [role="row"], li, [role="listitem"], [role="option"]';
const LINK = 'a[href]';
const MARKED = 'a[href^="mailto:" i], [data-email-address]';
const TEXTS = 'a, span, td, [role$="cell"]';
const EVIDENCE = ['Named in this row of the list'];
/** More people than this are not asked for in one row. */
const PARTY_LIMIT = 20;

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
  const known = new Map<string, RecordKey | null>();
  const personOf = (link: Element): RecordKey | null => {
    const href = link.getAttribute('href') ?? '';
    if (!known.has(href)) known.set(href, keyOfLink(href, page.url, keyOf));
    const key = known.get(href) ?? null;
    return key?.type === 'person' && key.id !== open ? key : null;
  };
  const seen = new Set<Element>();
  for (const element of queryPage(page, rows.at ?? LINK, ROW_LIMIT * 8)) {
    budget.check();
    if (found.size >= ROW_LIMIT) break;
    const link = rows.at === undefined ? element : null;
    if (link !== null && personOf(link) === null) continue;
    const row = rows.at === undefined ? rowOf(element) : element;
    if (row === null || seen.has(row)) continue;
    seen.add(row);
    if (!isVisible(row) || regions.of(row).isOut) continue;
    const find = finder(page, row);
    const way = link ?? find(LINK, (node) => (personOf(node) === null ? null : node));
    const key = keyed(rows.named?.(row, page.url) ?? null) ?? (way === null ? null : personOf(way));
    const read = (kind: Kind) => {
      const selector = rows[kind];
      return selector === undefined ? null : find(selector, (node) => valueOf(node, kind));
    };
    const marked = rows.people === undefined ? [] : [...row.querySelectorAll(rows.people)];
    if (marked.length > 0) {
      for (const { email, name } of key?.id === open ? [] : outsidersIn(marked, page)) {
        const reading = { name, email, confidence: 0.95, evidence: EVIDENCE };
        found.set(`${key?.id ?? ''} ${email}`, listed(reading, key));
      }
      continue;
    }
    const stated = read('email');
    const mailbox = stated === null ? (find(MARKED, mailboxOf) ?? find(TEXTS, mailboxOf)) : null;
    const email = stated ?? mailbox?.email ?? null;
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
      evidence: EVIDENCE,
    };
    found.set(key?.id ?? email ?? '', listed(reading, key));
  }
  return [...found.values()];
}

/** The people whom marked elements of a row name by address; neither ourselves nor a machine. */
function outsidersIn(marked: Element[], { own }: Page): (Party & { email: string })[] {
  return marked
    .slice(0, PARTY_LIMIT)
    .filter(isVisible)
    .map((element) => partyOf(element))
    .filter((party): party is Party & { email: string } => party.email !== null)
    .filter(({ email, name }) => !isOurs(email, own) && !isMachine(email, name));
}

function keyOfLink(href: string, base: URL, keyOf: (url: URL) => RecordKey | null): RecordKey | null {
  if (href.length > 2_048 || /^(?:mailto|tel|javascript):/i.test(href)) return null;
  try {
    return keyOf(new URL(href, base.href));
  } catch {
    return null; // not a link after all
  }
}

type Find = <T>(selector: string, read: (node: Element) => T | null) => T | null;

/** Asks the elements of a row in turn; the browser finds them where no shadow tree is in the way. */
function finder(page: Page, row: Element): Find {
  const isPlain = page.frames.every((frame) => rootsOf(frame).length === 1);
  const inside = isPlain ? null : drawnIn(row);
  return (selector, read) => {
    if (row.matches(selector)) {
      const found = read(row);
      if (found !== null) return found;
    }
    for (const node of inside ?? row.querySelectorAll(selector)) {
      const found = inside === null || node.matches(selector) ? read(node) : null;
      if (found !== null) return found;
    }
    return null;
  };
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
