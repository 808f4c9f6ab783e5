import { roleOfLabel, roleOfToken, type Role } from './labels';
import { rootsOf, type Root } from './page';
import { isPhone, phoneOfLink } from './phone-text';
import type { Regions } from './region';
import { isBodyFrame } from './region';
import type { Page } from './site';
import { shortAttribute, shortText } from './text';
import type { Budget } from './too-large';
import { isVisible } from './visible';

/** A labelled value of a record: a name, a phone number, a company. */
export interface Field {
  role: Role;
  text: string;
  element: Element;
}

const LABELS =
  'label, dt, th, legend, [field-label], [class*="label" i], [class*="title" i], [class*="key" i], td:first-child';
const TEST_IDS = ['data-test-id', 'data-testid'];
const NAMED = [
  '[data-name], [data-field], [data-field-name], [field-name], [itemprop], div[name], span[name]',
  '[class*="requestor" i], [class*="requester" i]',
  ...TEST_IDS.flatMap((id) => ['name', 'requester', 'phone'].map((word) => `[${id}*="${word}" i]`)),
].join(',');
const LABEL_LIMIT = 600;
const WANTED = new Set<Role>(['name', 'first-name', 'last-name', 'phone', 'company', 'requester', 'from']);

/** The labelled fields of a page that say who its person is, in the order of the page; not those of rows or other parts. */
export function readFields(page: Page, regions: Regions, budget: Budget): Field[] {
  const fields: Field[] = [];
  for (const frame of page.frames) {
    if (frame.element !== null && isBodyFrame(frame.element)) continue;
    for (const root of rootsOf(frame)) fields.push(...fieldsIn(root, budget));
  }
  return fields.filter(
    ({ element }) =>
      !regions.of(element).isOut &&
      !regions.of(element).isRelated &&
      isVisible(element) &&
      !isListed(element),
  );
}

function fieldsIn(root: Root, budget: Budget): Field[] {
  const fields: Field[] = [];
  const add = (
    role: Role | null,
    value: Element | null,
    text = value === null ? '' : valueText(value),
  ): void => {
    if (role !== null && WANTED.has(role) && value !== null && text !== '')
      fields.push({ role, text, element: value });
  };
  let seen = 0;
  for (const label of root.querySelectorAll(LABELS)) {
    budget.check();
    if ((seen += 1) > LABEL_LIMIT) break;
    const text = shortAttribute(label, 'field-label', 60) || shortText(label, 60);
    const role = roleOfLabel(text);
    if (role !== null) add(role, valueBeside(label));
  }
  for (const field of root.querySelectorAll<HTMLInputElement>('input')) {
    budget.check();
    if ((seen += 1) > LABEL_LIMIT * 2) break;
    add(roleOfField(field), field, field.value.trim().slice(0, 400));
  }
  for (const element of root.querySelectorAll(NAMED)) {
    budget.check();
    if ((seen += 1) > LABEL_LIMIT * 3) break;
    if (element.tagName !== 'INPUT') add(roleOfNamed(element), element);
  }
  for (const element of root.querySelectorAll('[aria-label*=":"], [aria-label*="："]')) {
    if ((seen += 1) > LABEL_LIMIT * 4) break;
    const [label = '', rest = ''] = shortAttribute(element, 'aria-label', 200).split(/[:：]\s*/, 2);
    add(roleOfLabel(label), element, rest);
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
  const names = ['data-name', 'data-field', 'data-field-name', 'field-name', 'itemprop', 'name', ...TEST_IDS];
  for (const name of names) {
    const token = element.getAttribute(name) ?? '';
    // `requester-phone` is a phone number before it is a requester.
    if (/phone|mobile/i.test(token) && isPhone(valueText(element))) return 'phone';
    const role = roleOfToken(token);
    if (role !== null) return role === 'from' ? null : role;
  }
  return /requestor|requester/i.test(shortAttribute(element, 'class', 200)) ? 'requester' : null;
}

/** The value that belongs to a label: its field, the next cell, the next element, or what follows it in its block. */
function valueBeside(label: Element): Element | null {
  const field = (label as Partial<HTMLLabelElement>).control ?? null;
  if (field !== null) return field;
  if (label.hasAttribute('field-label')) return label.querySelector('[class*="value" i]') ?? label;
  if (label.tagName === 'TH' && label.closest('thead') !== null) return null;
  const next = label.nextElementSibling;
  if (next !== null) return next;
  const after = label.parentElement?.nextElementSibling ?? null;
  return label.parentElement?.childElementCount === 1 ? after : null;
}

function valueText(element: Element): string {
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
export function readPhones(
  page: Page,
  fields: Field[],
  regions: Regions,
): { text: string; element: Element }[] {
  const labelled = fields
    .filter(({ role, text }) => role === 'phone' && isPhone(text))
    .map(({ text, element }) => ({ text, element }));
  const links: { text: string; element: Element }[] = [];
  for (const frame of page.frames) {
    for (const root of rootsOf(frame)) {
      for (const link of [...root.querySelectorAll('a[href^="tel:" i], a[href^="callto:" i]')].slice(0, 40)) {
        const region = regions.of(link);
        const text =
          region.isOut || region.isRelated || isListed(link) || !isVisible(link) ? null : phoneOfLink(link);
        if (text !== null) links.push({ text, element: link });
      }
    }
  }
  return [...labelled, ...links];
}

const COMPANY_LINK =
  /(?:^|[/#])(?:organi[sz]ations?|compan(?:y|ies)|accounts?)\/(?:view\/|show\/)?[\w-]{1,64}/i;

/** The company of a page's record: a labelled one, else the one link to a company. */
export function readCompany(page: Page, fields: Field[], regions: Regions): string | null {
  const labelled = fields.find(({ role, text }) => role === 'company' && !text.includes('@'));
  if (labelled !== undefined) return labelled.text;
  const names = new Set<string>();
  for (const frame of page.frames) {
    for (const root of rootsOf(frame)) {
      for (const link of [...root.querySelectorAll('a[href]')].slice(0, 400)) {
        if (!COMPANY_LINK.test((link.getAttribute('href') ?? '').slice(0, 300))) continue;
        const region = regions.of(link);
        const text =
          region.isOut || region.isRelated || isListed(link) || !isVisible(link) ? '' : shortText(link, 200);
        // A link to a part of the record (`/contacts/51/accounts/3/contacts/51`) is not a link to a company.
        if (text !== '' && !/contacts?\/|people\/|persons?\//i.test(link.getAttribute('href') ?? ''))
          names.add(text);
      }
    }
  }
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : null;
}
