import type { Gathered, Link } from './gather';
import { roleOfLabel, roleOfToken, type Role } from './labels';
import { FIELD_ATTRIBUTES } from './marked';
import { isPhone, phoneOfLink } from './phone-text';
import type { Regions } from './region';
import type { Steps } from './steps';
import { shortAttribute, shortText } from './text';
import type { Budget } from './too-large';
import { isVisible } from './visible';

/** A labelled value of a record: a name, a phone number, a company. */
export interface Field {
  role: Role;
  text: string;
  element: Element;
}

const FIELD_LIMIT = 1_500;
const VALUE_ELEMENTS = 40;
const WANTED = new Set<Role>(['name', 'first-name', 'last-name', 'phone', 'company', 'requester', 'from']);

/** The labelled fields of a page that say who its person is; not those of rows or of other parts of the page. */
export function* readFields(trees: readonly Gathered[], regions: Regions, budget: Budget): Steps<Field[]> {
  const fields: Field[] = [];
  for (const tree of trees) {
    for (const field of yield* fieldsIn(tree, budget)) {
      if (budget.check()) yield;
      const { isOut, isRelated } = regions.of(field.element);
      if (!isOut && !isRelated && isVisible(field.element) && !isListed(field.element)) fields.push(field);
    }
  }
  return fields;
}

function* fieldsIn({ labels, inputs, marked }: Gathered, budget: Budget): Steps<Field[]> {
  const fields: Field[] = [];
  const add = (role: Role | null, element: Element | null, text?: string): void => {
    if (role === null || element === null || !WANTED.has(role) || fields.length >= FIELD_LIMIT) return;
    const value = text ?? valueText(element);
    // A heading of a table stands beside the next heading.
    if (/[\p{L}\d]/u.test(value) && roleOfLabel(value) === null) fields.push({ role, text: value, element });
  };
  for (const { role, text, element } of labels) {
    if (budget.check()) yield;
    if (WANTED.has(role)) add(role, valueBeside(text, element));
  }
  for (const input of inputs.slice(0, FIELD_LIMIT)) {
    if (budget.check()) yield;
    add(roleOfField(input), input, input.value.trim().slice(0, 400));
  }
  for (const element of marked) {
    if (budget.check()) yield;
    if (element.tagName === 'INPUT') continue;
    add(roleOfNamed(element), element);
    const label = shortAttribute(element, 'field-label', 60);
    if (label !== '') add(roleOfLabel(label), element.querySelector('[class*="value"]') ?? element);
    const aria = shortAttribute(element, 'aria-label', 200);
    const [before = '', rest = ''] = aria.split(/[:：]\s*/, 2);
    if (rest !== '') add(roleOfLabel(before), element, rest);
  }
  return fields;
}

function roleOfField(field: HTMLInputElement): Role | null {
  if (!/^(?:text|tel|search|)$/.test(field.type) || field.value === '' || field.value.length > 200)
    return null;
  const tokens = ['name', 'data-id', 'data-testid', 'data-test-id', 'id', 'autocomplete'].map((name) =>
    roleOfToken(field.getAttribute(name) ?? ''),
  );
  const named = field.closest('[name]:not(input):not(form)')?.getAttribute('name') ?? '';
  const label = [...(field.labels ?? [])].map((node) => roleOfLabel(shortText(node, 60)));
  return (
    [...label, roleOfLabel(shortAttribute(field, 'aria-label', 60)), ...tokens, roleOfToken(named)].find(
      (role) => role !== null,
    ) ?? null
  );
}

function roleOfNamed(element: Element): Role | null {
  for (const name of [...FIELD_ATTRIBUTES, 'name']) {
    const token = element.getAttribute(name);
    if (token === null) continue;
    // `requester-phone` is a phone number before it is a requester.
    if (/phone|mobile/i.test(token) && isPhone(valueText(element))) return 'phone';
    const role = roleOfToken(token);
    if (role !== null) return role === 'from' ? null : role;
  }
  return /requestor|requester/.test(shortAttribute(element, 'class', 200)) ? 'requester' : null;
}

/** A heading of a column: beside it stands the next heading, not its value. */
function isColumnHead(element: Element): boolean {
  const head = element.closest('th');
  const beside = [head?.nextElementSibling, head?.previousElementSibling];
  return element.closest('thead') !== null || beside.some((other) => other?.tagName === 'TH');
}

/** The value that belongs to a label: what follows it in its line, its field, the next cell, the next element. */
function valueBeside(text: Text, element: Element): Element | null {
  const inline = text.nextElementSibling;
  if (inline !== null && shortText(inline, 3).length > 1) return inline;
  const control = element.closest('label')?.control ?? null;
  if (control !== null) return control;
  if (isColumnHead(element)) return null;
  return (
    element.nextElementSibling ??
    (element.parentElement?.childElementCount === 1 ? element.parentElement.nextElementSibling : null)
  );
}

function valueText(element: Element): string {
  // What follows a label may be the rest of the page.
  if (element.getElementsByTagName('*').item(VALUE_ELEMENTS) !== null) return '';
  const field = element.matches('input, textarea, select') ? element : element.querySelector('input');
  if (field !== null && 'value' in field && typeof field.value === 'string')
    return field.value.trim().slice(0, 400);
  return shortText(element, 200);
}

function isListed(element: Element): boolean {
  const row = element.closest('tr, [role="row"], [role="option"]');
  return (
    row !== null &&
    (row.getAttribute('role') === 'option' ||
      (row.closest('table')?.querySelector(':scope > thead > tr > th + th') ?? null) !== null)
  );
}

/** The phone numbers of a page's record: labelled ones, then links. */
export function readPhones(trees: readonly Gathered[], fields: Field[], regions: Regions): string[] {
  const labelled = fields
    .filter(({ role, text }) => role === 'phone' && isPhone(text))
    .map(({ text }) => text);
  const numbers = trees
    .flatMap(({ phones }) => phones)
    .slice(0, 40)
    .filter(({ element }) => isOfRecord(element, regions))
    .map(({ element }) => phoneOfLink(element));
  return [...labelled, ...numbers.filter((number) => number !== null)];
}

const COMPANY_LINK =
  /(?:^|[/#])(?:organi[sz]ations?|compan(?:y|ies)|accounts?)\/(?:view\/|show\/)?[\w-]{1,64}/i;
/** A link to a part of the record (`/accounts/3/contacts/51`) is not a link to a company. */
const PERSON_LINK = /contacts?\/|people\/|persons?\//i;

/** The company of a page's record: a labelled one, else the one link to a company. */
export function readCompany(trees: readonly Gathered[], fields: Field[], regions: Regions): string | null {
  const labelled = fields.find(({ role, text }) => role === 'company' && !text.includes('@'));
  if (labelled !== undefined) return labelled.text;
  const names = new Set<string>();
  for (const { element, href } of companyLinks(trees)) {
    if (PERSON_LINK.test(href) || !isOfRecord(element, regions)) continue;
    const text = shortText(element, 200);
    if (text !== '') names.add(text);
    if (names.size > 1) return null;
  }
  return [...names][0] ?? null;
}

function companyLinks(trees: readonly Gathered[]): Link[] {
  return trees
    .flatMap(({ links }) => links.filter(({ href }) => href.length <= 300 && COMPANY_LINK.test(href)))
    .slice(0, COMPANY_LINK_LIMIT);
}

const COMPANY_LINK_LIMIT = 100;

function isOfRecord(link: Element, regions: Regions): boolean {
  const { isOut, isRelated } = regions.of(link);
  return !isOut && !isRelated && !isListed(link) && isVisible(link);
}
