import { addressKey } from '../model/address';
import { oneLine } from './text';

/** What a vCard says of its person. */
export interface VCard {
  name: string | null;
  /** In the form of `addressKey`. */
  email: string;
  phone: string | null;
  company: string | null;
}

/** A card with a picture in it is longer, and its picture comes last. */
const TEXT_LIMIT = 16_000;
const LINE_LIMIT = 200;

/** Reads the vCard in a `data:` link (RFC 6350, RFC 2397); null where it is none or has no address. */
export function readVCardLink(href: string): VCard | null {
  const comma = href.indexOf(',');
  const head = href.slice(0, Math.min(comma, 200)).toLowerCase();
  if (!/^data:text\/(?:x-)?v-?card/.test(head)) return null;
  const text = decoded(href.slice(comma + 1, comma + 1 + TEXT_LIMIT), head.endsWith(';base64'));
  // A long line goes on in the next, which begins with a space.
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/, LINE_LIMIT);
  const value = (name: string) => {
    const found = lines.find((line) => new RegExp(`^(?:[a-z\\d-]{1,20}\\.)?${name}[;:]`, 'i').test(line));
    return found === undefined ? null : unescaped(found.slice(found.indexOf(':') + 1)) || null;
  };
  const email = addressKey(value('EMAIL') ?? '');
  if (email === null) return null;
  return { name: value('FN'), email, phone: value('TEL'), company: value('ORG') };
}

function decoded(text: string, isBase64: boolean): string {
  try {
    return isBase64 ? atob(text.slice(0, text.length - (text.length % 4))) : decodeURIComponent(text);
  } catch {
    return ''; // cut in the middle of a character, or no encoding at all
  }
}

/** `Ferngate\\, Ltd;Sales`: what is escaped stands for itself, and the parts of a firm are joined. */
function unescaped(text: string): string {
  const plain = text
    .slice(0, 400)
    .replace(/\\[nN]/g, ' ')
    .replace(/;+/g, ' ');
  return oneLine(plain.replace(/\\(.)/g, '$1').replace(/^(?:tel|mailto):/i, ''));
}
