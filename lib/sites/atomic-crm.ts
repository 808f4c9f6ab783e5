import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { ROW_LIMIT } from './bounds';
import { listed, type Reading } from './detected';
import { readAnyway } from './generic';
import { isMachine } from './machine';
import { readMailbox, readMailto } from './mailbox';
import { isHouse } from './own';
import { nameFits } from './person-name';
import { phonesIn } from './phone-text';
import type { Page, Seen, Site } from './site';
import { shortText } from './text';
import { NOBODY, person, recordKey, seenBy, type Verdict } from './verdict';
import { isVisible } from './visible';

const ID = 'atomic-crm';
const CONTACT = /^#\/contacts\/([\w-]{1,64})(\/show)?(?:[/?]|$)/;

/** Atomic CRM, which anybody can host: known by its menu. The record is in the hash. */
export const atomicCrm: Site = {
  id: ID,
  label: 'Atomic CRM',
  kind: 'crm',
  origins: [],
  recognises: (page) =>
    page.url.hash.startsWith('#/') &&
    ['contacts', 'companies', 'deals'].every(
      (name) => page.document.querySelector(`a[href$="#/${name}"]`) !== null,
    ),
  detect,
  list,
};

function detect(page: Page): Seen {
  const match = CONTACT.exec(page.url.hash);
  if (match === null || match[1] === 'create') return seenBy(ID, null, NOBODY);
  const key = contactKey(page, match[1] ?? '');
  const main = page.document.querySelector('main');
  const found = main === null ? null : match[2] === undefined ? readForm(main) : readRecord(main);
  if (found === null) return readAnyway(page, ID, key);
  return seenBy(ID, key, judge(found, page.own));
}

interface Found {
  reading: Reading;
  nodes: Element[];
}

function judge({ reading, nodes }: Found, own: ReadonlySet<string>): Verdict {
  const { email } = reading;
  if (typeof email === 'string' && (isHouse(email, own) || isMachine(email))) return NOBODY;
  return person(reading, nodes);
}

function readRecord(main: Element): Found | null {
  const heading = [...main.querySelectorAll('h5, h2')].find(
    (node) => isVisible(node) && shortText(node, 10) !== '',
  );
  if (heading === undefined) return null;
  const name = shortText(heading, 400);
  // Notes stand in the card with the name; what is known of the person stands beside it.
  const links = [...main.querySelectorAll('a[href^="mailto:" i]')].filter(isVisible);
  const beside = links.find((link) => link.closest('[data-slot="card"]') === null);
  const mail =
    beside ?? links.find((link) => nameFits(name, readMailto(link.getAttribute('href') ?? '') ?? '@'));
  const email = mail === undefined ? null : readMailto(mail.getAttribute('href') ?? '');
  const section = mail === undefined ? null : sectionOf(mail);
  const company = [...(heading.parentElement?.querySelectorAll('a[href*="/companies/"]') ?? [])].find(
    isVisible,
  );
  const reading = {
    name,
    email,
    phone: section === null ? null : (phonesIn(section)[0] ?? null),
    company: company === undefined ? null : shortText(company, 400),
    confidence: email === null ? 0.8 : 0.95,
    evidence: [
      ...(email === null ? [] : ['E-mail address of this contact']),
      'Name at the top of this contact',
      'The contact in the address of this page',
    ],
  };
  return { reading, nodes: mail === undefined ? [heading] : [heading, mail] };
}

/** The block under a heading of its own that an element stands in. */
function sectionOf(element: Element): Element | null {
  let current = element.parentElement;
  while (current !== null && current.querySelector(':scope > h3') === null) current = current.parentElement;
  return current;
}

function readForm(main: Element): Found | null {
  const field = (selector: string) => main.querySelector<HTMLInputElement>(selector);
  const fields = ['first_name', 'last_name']
    .map((name) => field(`input[name="${name}"]`))
    .filter((node) => node !== null);
  const mail = field('input[name^="email"][name$="email"], input[name="email"]');
  const name = fields
    .map((node) => node.value.trim())
    .join(' ')
    .trim();
  const email = readMailbox(mail?.value ?? '')?.email ?? null;
  if (name === '' && email === null) return null;
  const phone = field('input[name^="phone"][name$="number"]')?.value ?? null;
  const evidence = ['Fields of this contact', 'The contact in the address of this page'];
  const nodes = [...fields, ...(mail === null ? [] : [mail])];
  return { reading: { name, email, phone, confidence: email === null ? 0.8 : 0.95, evidence }, nodes };
}

function list(page: Page): ListedPerson[] {
  const rows: ListedPerson[] = [];
  const open = CONTACT.exec(page.url.hash)?.[1];
  for (const link of page.document.querySelectorAll('main a[href*="#/contacts/"][href$="/show"]')) {
    if (rows.length >= ROW_LIMIT) break;
    const id = CONTACT.exec(link.getAttribute('href')?.replace(/^[^#]*/, '') ?? '')?.[1];
    if (id === undefined || id === open || !isVisible(link)) continue;
    const lines = [...link.querySelectorAll('div, span, h5, h6')].filter(
      (node) =>
        node.closest('[data-slot="avatar"]') === null &&
        node.childElementCount === 0 &&
        shortText(node, 2) !== '',
    );
    const [name] = lines;
    const company = name?.nextElementSibling?.querySelector('span') ?? null;
    const reading = {
      name: name === undefined ? shortText(link, 400) : shortText(name, 400),
      company: company === null ? null : shortText(company, 400),
      confidence: 0.9,
      evidence: ['Row of this list of contacts'],
    };
    rows.push(listed(reading, contactKey(page, id)));
  }
  return rows;
}

function contactKey(page: Page, id: string): RecordKey | null {
  return recordKey({ site: ID, account: page.url.host, type: 'person', id });
}
