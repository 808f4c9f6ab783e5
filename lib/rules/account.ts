import { addressDomain } from '../model/address';
import type { Person } from '../model/change';
import type { Contact } from '../model/contact';
import type { Order } from '../model/facts';
import { isPublicDomain } from '../model/public-domain';
import { standing } from '../model/standing';
import { wordsOf } from '../model/words';
import { factOrder } from './order';

/** A company as its people are known: by its name, and by the domains of their addresses. */
export interface Account {
  /** As the person's company field has it. */
  name: string;
  key: string;
  domains: string[];
}

/** What companies add to their name to say what kind of company they are. */
const LEGAL = new Set(
  (
    'ab ag as asa bv bvba co company corp corporation cv eg ev gbr ges gesmbh gmbh inc incorporated kft kg kgaa lda limited ' +
    'llc llp lp ltd ltda mbh nv ohg oy oyj plc pte pty sa sarl sas se sl sp spa spol srl srls ug und zoo'
  ).split(' '),
);

/** 'S.A.' and 'G.m.b.H.' are one word each. */
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,6}/gu;

/** The form in which two spellings of one company's name are equal: 'Vogel Metallbau GmbH & Co. KG' is 'vogel metallbau'. CY1 */
export function companyKey(name: string): string {
  const words = wordsOf(name.replace(DOTTED, (letters) => letters.replaceAll('.', '')));
  let end = words.length;
  while (end > 1 && LEGAL.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end).join(' ');
}

/** The company a person belongs to; null where none is known of them. Domains of mail providers say nothing. CY1 */
export function accountOf(contact: Pick<Contact, 'company' | 'emails'>): Account | null {
  const key = contact.company === null ? '' : companyKey(contact.company);
  return contact.company === null || key === ''
    ? null
    : { name: contact.company, key, domains: domainsOf(contact.emails) };
}

function domainsOf(emails: string[]): string[] {
  const domains = emails.map(addressDomain).filter((domain) => domain !== null);
  return [...new Set(domains)].filter((domain) => !isPublicDomain(domain));
}

/**
 * Whether somebody is of a company: by its name; or by the domain of an address, where no other company is known of them.
 * CY2
 */
export function isOfAccount(
  contact: Pick<Contact, 'company' | 'emails'>,
  account: Account,
): 'name' | 'domain' | null {
  const key = contact.company === null ? '' : companyKey(contact.company);
  if (key !== '') return key === account.key ? 'name' : null;
  return domainsOf(contact.emails).some((domain) => account.domains.includes(domain)) ? 'domain' : null;
}

/**
 * The people with the orders that count, each order once: one that stands at two of them under the same label, with the
 * same amount on the same day (UTC), counts for whom it was recorded of first. CY3
 */
export function countedOnce(persons: Person[]): { persons: Person[]; doubles: number } {
  const orders = persons
    .flatMap((person) => standing(person.orders, person.reversals).map((order) => ({ order, person })))
    .sort((a, b) => factOrder(a.order, b.order));
  const first = new Map<string, Person>();
  const doubles = new Set<string>();
  for (const { order, person } of orders) {
    const same = sameOrder(order);
    const known = same === null ? undefined : first.get(same);
    if (same === null || known === person) continue;
    if (known === undefined) first.set(same, person);
    else doubles.add(order.id);
  }
  if (doubles.size === 0) return { persons, doubles: 0 };
  return {
    persons: persons.map((person) => ({
      ...person,
      orders: person.orders.filter((order) => !doubles.has(order.id)),
    })),
    doubles: doubles.size,
  };
}

const DAY = 86_400_000;

/** By what the same order is known again; null for one without a label, which may be any. */
function sameOrder({ label, type, amount, at }: Order): string | null {
  const words = wordsOf(label ?? '').join(' ');
  if (words === '') return null;
  return [words, type, String(amount.minor), amount.currency, String(Math.floor(at / DAY))].join('|');
}
