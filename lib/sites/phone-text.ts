import { shortText } from './text';

const NUMBER = /^(?:\+|00)?[\d(][\d\s().\/-]{4,28}\d(?: ?(?:x|ext\.?|extension|app\.?|dw) ?\d{1,6})?$/i;

/** Whether the whole of a text is a phone number: 6 to 15 digits with the usual signs between, and an extension. */
export function isPhone(text: string): boolean {
  if (text.length > 48 || !NUMBER.test(text)) return false;
  const digits = text.replace(/ ?(?:x|ext|app|dw).*$/i, '').replace(/\D/g, '').length;
  // A date is the one other thing that is written with such signs.
  return digits >= 6 && digits <= 15 && !/^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(text);
}

/** The phone numbers below an element: those of its links first, then texts that are one; at most five. */
export function phonesIn(element: Element): string[] {
  const links = [...element.querySelectorAll('a[href^="tel:" i], a[href^="callto:" i]')].slice(0, 5);
  const found = links.map((link) => phoneOfLink(link)).filter((text) => text !== null);
  if (found.length > 0) return found;
  const leaves = [...element.querySelectorAll('span, div, p, dd, td, a')].slice(0, 300);
  return leaves
    .filter((leaf) => leaf.childElementCount === 0)
    .map((leaf) => shortText(leaf, 60))
    .filter(isPhone)
    .slice(0, 5);
}

/** The number of a `tel:` link: as it is shown where that is a number, else as it is dialled. */
export function phoneOfLink(link: Element): string | null {
  const shown = shortText(link, 60);
  if (isPhone(shown)) return shown;
  const dialled =
    (link.getAttribute('href') ?? '')
      .slice(0, 80)
      .replace(/^[a-z]+:/i, '')
      .split(/[;?]/, 1)[0] ?? '';
  return isPhone(dialled) ? dialled : null;
}
