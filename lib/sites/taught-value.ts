import { addressKey } from '../model/address';
import type { TaughtField } from '../model/taught-site';
import { MAILBOX_TEXT_LIMIT, NAME_LIMIT, STAGE_LIMIT } from './bounds';
import { roleOfLabel } from './labels';
import { findMailbox, readMailbox, readMailto } from './mailbox';
import { readName } from './person-name';
import { isPhone, phoneOfLink } from './phone-text';
import { oneLine, shortAttribute, shortText } from './text';

/** What an element says as a field of a person; null where it says no such thing. An address in the form of `addressKey`. */
export function taughtValue(field: TaughtField, element: Element): string | null {
  const text = withoutLabel(shownIn(element));
  switch (field) {
    case 'email':
      return addressIn(element, text);
    case 'name':
      return readName(readMailbox(text)?.name ?? text);
    case 'phone':
      return element.matches('a[href]') ? (phoneOfLink(element) ?? phone(text)) : phone(text);
    case 'company':
      return words(text, NAME_LIMIT);
    case 'stage':
      return words(text, STAGE_LIMIT);
  }
}

/** The text of an element, or what a form field holds: its property, since the attribute is what it held at first. */
export function shownIn(element: Element): string {
  if (element.tagName === 'SELECT') {
    const chosen = (element as HTMLSelectElement).selectedOptions[0];
    return chosen === undefined ? '' : shortText(chosen, MAILBOX_TEXT_LIMIT);
  }
  const value = element.tagName === 'INPUT' ? (element as HTMLInputElement).value : null;
  if (value !== null && (element as HTMLInputElement).type === 'password') return '';
  return value === null ? shortText(element, MAILBOX_TEXT_LIMIT + 1) : oneLine(value.slice(0, 1_000));
}

function addressIn(element: Element, text: string): string | null {
  const shown = readMailbox(text) ?? findMailbox(text);
  if (shown !== null) return shown.email;
  if (text.includes('@')) return null; // several, or something else
  const link = element.closest('a[href^="mailto:" i]');
  const linked = link === null ? null : readMailto(link.getAttribute('href') ?? '');
  if (linked !== null) return linked;
  const hidden = ['title', 'email', 'data-email'].map((name) =>
    addressKey(shortAttribute(element, name, 320)),
  );
  return hidden.find((key) => key !== null) ?? null;
}

/** 'E-mail: nora@x.example' in one element is a label and a value. */
function withoutLabel(text: string): string {
  const colon = text.slice(0, 60).search(/[:：]/);
  return colon > 0 && roleOfLabel(text.slice(0, colon)) !== null ? text.slice(colon + 1).trim() : text;
}

function phone(text: string): string | null {
  return isPhone(text) ? text : null;
}

function words(text: string, limit: number): string | null {
  return text.length > 0 && text.length <= limit && /[\p{L}\d]/u.test(text) && !text.includes('@')
    ? text
    : null;
}
