import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { ROW_LIMIT } from './bounds';
import { listed, type Reading } from './detected';
import { isMachine } from './machine';
import { readMailbox, readMailto } from './mailbox';
import { isHouse, isOurs } from './own';
import { readAnyway } from './generic';
import type { Page, Seen, Site } from './site';
import { quoted, shortText } from './text';
import { ask, NOBODY, person, recordKey, seenBy, several, type Verdict } from './verdict';
import { isVisible } from './visible';

const ID = 'hubspot';
/** HubSpot's numbers for the kinds of records, and the words of its older URLs. */
const TYPES: Record<string, RecordKey['type']> = {
  '0-1': 'person',
  '0-2': 'company',
  '0-3': 'deal',
  '0-5': 'ticket',
  contact: 'person',
  company: 'company',
  deal: 'deal',
  ticket: 'ticket',
};
const PREVIEW = '[data-selenium-test="sidebar-preview-panel"]';
const CHICKLET = '[data-selenium-test="contact-chicklet-title-link"]';

/** HubSpot: the record in the URL, its properties by their internal names. */
export const hubspot: Site = {
  id: ID,
  label: 'HubSpot',
  kind: 'crm',
  origins: ['https://app.hubspot.com/*', 'https://app-eu1.hubspot.com/*'],
  recognises: (page) => /^app(?:-[a-z]{2}\d)?\.hubspot\.com$/.test(page.url.hostname),
  detect,
  list,
};

function detect(page: Page): Seen {
  // A preview lies over the page and shows another record than the URL.
  const preview = [...page.document.querySelectorAll(PREVIEW)].find(isVisible);
  const link = preview?.querySelector('a[href*="/record/0-1/"], a[href*="/contact/"]')?.getAttribute('href');
  const key = preview === undefined ? keyOf(page.url) : keyOf(urlOf(link, page.url));
  if (preview === undefined && key === null) return seenBy(ID, null, NOBODY);
  const scope = preview ?? page.document;
  if (preview === undefined && key !== null && key.type !== 'person')
    return seenBy(ID, key, associated(page));
  const fields = readFields(scope, preview === undefined);
  // Where none of the names we know is there, the page has changed: the generic reader may still make sense of it.
  if (fields === null) return readAnyway(page, ID, key);
  return seenBy(ID, key, judge(fields.reading, fields.nodes, page.own));
}

function judge(reading: Reading, nodes: Element[], own: ReadonlySet<string>): Verdict {
  const { email } = reading;
  if (typeof email === 'string' && (isHouse(email, own) || isMachine(email))) return NOBODY;
  return person(reading, nodes);
}

function readFields(scope: ParentNode, isWholePage: boolean): { reading: Reading; nodes: Element[] } | null {
  const find = (selector: string) =>
    [...scope.querySelectorAll(selector)].find(
      (element) => isVisible(element) && !(isWholePage && element.closest(PREVIEW) !== null),
    ) ?? null;
  const property = (name: string) =>
    find(
      `[data-selenium-test="property-input-${name}"], [data-test-id="property-input-${name}"], [data-profile-property="${name}"]`,
    );
  const title = find('[data-selenium-test="highlightTitle"]');
  const emailNode =
    property('email') ?? find('[data-selenium-test="contact-highlight-details"] a[href^="mailto:" i]');
  const parts = ['firstname', 'lastname']
    .map((name) => valueOf(property(name)))
    .filter((part) => part !== null);
  const name = valueOf(title) ?? (parts.length === 0 ? null : parts.join(' '));
  const email = emailOf(emailNode);
  if (name === null && email === null) return null;
  const reading: Reading = {
    name,
    email,
    phone: valueOf(property('phone')) ?? valueOf(property('mobilephone')),
    company:
      valueOf(find('[data-selenium-test="company-chicklet-title-link"]')) ?? valueOf(property('company')),
    stage: valueOf(property('lifecyclestage')),
    confidence: email === null ? 0.8 : 0.96,
    evidence: [
      ...(email === null ? [] : ['E-mail property of this contact']),
      ...(name === null ? [] : ['Name at the top of this contact']),
      'The contact in the address of this page',
    ],
  };
  return { reading, nodes: [title, emailNode].filter((node) => node !== null) };
}

/** The people of a deal, a company or a ticket. */
function associated(page: Page): Verdict {
  const links = [...page.document.querySelectorAll(CHICKLET)].filter(isVisible);
  const readings = links.map((link): Reading => {
    const card =
      link.closest('li, [data-test-id], [data-selenium-test*="chicklet"]:not(a)') ?? link.parentElement;
    const email = emailOf(card?.querySelector('a[href^="mailto:" i]') ?? null);
    return {
      name: valueOf(link),
      email,
      confidence: 0.75,
      evidence: ['Contact associated with this record'],
    };
  });
  const outside = readings.filter(
    ({ email }) => typeof email !== 'string' || !(isHouse(email, page.own) || isMachine(email)),
  );
  const [first, second] = outside;
  if (first === undefined) return NOBODY;
  if (second !== undefined) return several(outside, links);
  return typeof first.email !== 'string' ? ask([first], links) : person(first, links);
}

function emailOf(node: Element | null): string | null {
  const link =
    node?.matches('a[href^="mailto:" i]') === true ? node : node?.querySelector('a[href^="mailto:" i]');
  return (
    (!link ? null : readMailto(link.getAttribute('href') ?? '')) ??
    readMailbox(valueOf(node) ?? '')?.email ??
    null
  );
}

/** What a property shows: the value of its field while it is edited, else its text; null for HubSpot's sign for empty. */
function valueOf(node: Element | null): string | null {
  if (node === null) return null;
  const field = node.matches('input, textarea')
    ? node
    : node.querySelector('input:not([type=checkbox]), textarea');
  const text = field === null ? shortText(node, 400) : (field as HTMLInputElement).value.trim().slice(0, 400);
  return text === '' || text === '--' ? null : text;
}

function keyOf(url: URL | null): RecordKey | null {
  const match =
    url === null ? null : /^\/contacts\/(\d+)\/(?:record\/)?(0-\d+|[a-z]+)\/(\d+)(?:\/|$)/.exec(url.pathname);
  const type = TYPES[match?.[2] ?? ''];
  return match === null || type === undefined
    ? null
    : recordKey({ site: ID, account: match[1] ?? '', type, id: match[3] ?? '' });
}

function urlOf(href: string | null | undefined, base: URL): URL | null {
  return typeof href === 'string' && URL.canParse(href, base.href) ? new URL(href, base.href) : null;
}

function list(page: Page): ListedPerson[] {
  const portal = /^\/contacts\/(\d+)\//.exec(page.url.pathname)?.[1] ?? '';
  const rows: ListedPerson[] = [];
  for (const row of page.document.querySelectorAll('tr[data-test-id^="row-"]')) {
    if (rows.length >= ROW_LIMIT) break;
    const id = row.getAttribute('data-test-id')?.slice(4) ?? '';
    const cell = (property: string) =>
      row.querySelector(`td[data-table-external-id=${quoted(`cell-0-1-${property}-${id}`)}]`);
    if (!/^\d{1,20}$/.test(id) || row.querySelector('td[data-table-external-id^="cell-0-1-"]') === null)
      continue;
    if (!isVisible(row)) continue;
    const email = emailOf(cell('email'));
    if (email !== null && (isOurs(email, page.own) || isMachine(email))) continue;
    const label = row.querySelector('[data-test-id="truncated-object-label"]');
    const reading = {
      name: valueOf(label) ?? valueOf(cell('name')),
      email,
      phone: valueOf(cell('phone')),
      company: valueOf(cell('company')),
      stage: valueOf(cell('lifecyclestage')),
      confidence: 0.95,
      evidence: ['Row of this list of contacts'],
    };
    rows.push(listed(reading, recordKey({ site: ID, account: portal, type: 'person', id })));
  }
  return rows;
}
