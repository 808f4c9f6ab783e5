import { addressKey } from '../model/address';
import { readMailto } from './mailbox';
import { phonesIn } from './phone-text';
import type { Regions } from './region';
import type { Page } from './site';
import { budgetOf } from './page';
import type { Gathered } from './gather';
import { shortText } from './text';
import { readVCardLink } from './vcard';
import { isVisible } from './visible';

/** A person whom the page describes in a form made for machines: h-card, microdata, JSON-LD of schema.org, or a vCard. */
export interface Card {
  name: string | null;
  email: string;
  phone: string | null;
  company: string | null;
  /** Null for JSON-LD, which nobody sees: it counts only where the page shows the same. */
  element: Element | null;
}

const CARD_LIMIT = 60;
const SCRIPT_LIMIT = 100_000;

/** The cards of a page, in its order. */
export function readCards(page: Page, trees: readonly Gathered[]): Card[] {
  const budget = budgetOf(page);
  const cards: Card[] = [];
  for (const element of trees.flatMap((tree) => tree.headings).filter((node) => node.matches(CARD))) {
    budget.check();
    const card = cards.length < CARD_LIMIT && isVisible(element) ? cardOf(element) : null;
    if (card !== null) cards.push(card);
  }
  for (const link of trees.flatMap((tree) => tree.vcards).slice(0, CARD_LIMIT)) {
    budget.check();
    const card = isVisible(link) ? readVCardLink(link.getAttribute('href') ?? '') : null;
    if (card !== null) cards.push({ ...card, element: link });
  }
  for (const frame of page.frames) {
    for (const script of [...frame.document.getElementsByTagName('script')]) {
      budget.check();
      if (script.type === 'application/ld+json') cards.push(...linkedCards(script));
    }
  }
  return cards.slice(0, CARD_LIMIT);
}

/** Whether a page has one link to a vCard to be kept: it is the page of one person. */
export function hasCardLink(trees: readonly Gathered[], regions: Regions): boolean {
  const links = trees.flatMap(({ links: all }) => all.filter(({ href }) => /\.vcf(?:$|[?#])/i.test(href)));
  const shown = links.slice(0, CARD_LIMIT).filter(({ element }) => {
    const { isOut, isRelated } = regions.of(element);
    return !isOut && !isRelated && isVisible(element);
  });
  return new Set(shown.map(({ href }) => href)).size === 1;
}

const CARD = '.h-card, .vcard, [itemtype*="schema.org/Person"]';

function cardOf(element: Element): Card | null {
  const find = (...selectors: string[]) => element.querySelector(selectors.join(','));
  const text = (node: Element | null) =>
    node === null ? null : (node.getAttribute('content') ?? shortText(node, 200)) || null;
  const mail = find('.u-email', '.email', '[itemprop="email"]', 'a[href^="mailto:" i]');
  const href = mail?.getAttribute('href') ?? '';
  const email = /^mailto:/i.test(href) ? readMailto(href) : addressKey(text(mail) ?? '');
  if (email === null) return null;
  const phone = find('.p-tel', '.tel', '[itemprop="telephone"]');
  return {
    name: text(find('.p-name', '.fn', '[itemprop="name"]')),
    email,
    phone: phone === null ? null : (phonesIn(phone.parentElement ?? phone)[0] ?? text(phone)),
    company: text(find('.p-org', '.org', '[itemprop="worksFor"]', '[itemprop="affiliation"]')),
    element,
  };
}

function linkedCards(script: Element): Card[] {
  const text = script.textContent;
  if (text.length > SCRIPT_LIMIT || !text.includes('Person') || !text.includes('@')) return [];
  try {
    const data: unknown = JSON.parse(text);
    const cards: Card[] = [];
    collect(data, cards, 0);
    return cards;
  } catch {
    return []; // not JSON after all
  }
}

function collect(data: unknown, cards: Card[], depth: number): void {
  if (depth > 5 || cards.length >= CARD_LIMIT || typeof data !== 'object' || data === null) return;
  if (Array.isArray(data)) {
    for (const entry of data.slice(0, 100)) collect(entry, cards, depth + 1);
    return;
  }
  const node = data as Record<string, unknown>;
  const email =
    typeof node['email'] === 'string' && isPerson(node)
      ? addressKey(node['email'].replace(/^mailto:/i, ''))
      : null;
  if (email !== null) {
    cards.push({
      name: textOf(node['name']),
      email,
      phone: textOf(node['telephone']),
      company: nameOf(node['worksFor']),
      element: null,
    });
  }
  for (const name of ['@graph', 'mainEntity', 'itemListElement', 'item'])
    collect(node[name], cards, depth + 1);
}

function isPerson(node: Record<string, unknown>): boolean {
  const type = node['@type'];
  return type === 'Person' || (Array.isArray(type) && type.includes('Person'));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 400 ? value : null;
}

function nameOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'name' in value ? textOf(value.name) : textOf(value);
}
