import { addressKey } from '../model/address';
import { MAILBOX_TEXT_LIMIT } from './bounds';
import { oneLine } from './text';

/** An address with the name it was shown with. `email` is in the form of `addressKey`. */
export interface Mailbox {
  email: string;
  /** The display name as shown; null where there is none. */
  name: string | null;
}

/**
 * Reads one address, with or without a name, from the whole of a text: `nora@x.example`, `Nora Quell <nora@x.example>`,
 * `nora@x.example (Nora Quell)`. Null for anything else, above all for prose that has an address in it.
 */
export function readMailbox(text: string): Mailbox | null {
  if (text.length > MAILBOX_TEXT_LIMIT || !text.includes('@')) return null;
  const line = oneLine(text).replace(/[;,]$/, '');
  const close = line.endsWith('>') ? '<' : line.endsWith(')') ? '(' : '';
  if (close === '') return bare(line);
  const open = line.lastIndexOf(close);
  if (open < 0) return null;
  const inside = line.slice(open + 1, -1).trim();
  const before = line.slice(0, open).trim();
  const inner = addressKey(stripScheme(inside));
  if (inner !== null) return { email: inner, name: unquote(before) };
  const outer = close === '(' ? addressKey(before) : null;
  return outer === null ? null : { email: outer, name: unquote(inside) };
}

/** The one address among the words of a short text such as an aria-label; null where there is none or more than one. */
export function findMailbox(text: string): Mailbox | null {
  if (text.length > MAILBOX_TEXT_LIMIT || !text.includes('@')) return null;
  const found = new Map<string, number>();
  let from = 0;
  for (const word of text.split(/[\s<>()[\]"“”„'‘’;,]/)) {
    const email = word.includes('@') ? addressKey(stripScheme(word.replace(/[.:!?]+$/, ''))) : null;
    if (email !== null && !found.has(email)) found.set(email, text.indexOf(word, from));
    from += word.length + 1;
  }
  const [only] = found;
  return found.size === 1 && only !== undefined ? { email: only[0], name: null } : null;
}

/** The address of a `mailto:` link; null where it names none or several. */
export function readMailto(href: string): string | null {
  const colon = href.indexOf(':');
  if (colon < 0 || href.length > 2048) return null;
  const target = href.slice(colon + 1).split('?', 1)[0] ?? '';
  if (target.length > MAILBOX_TEXT_LIMIT) return null;
  try {
    return readMailbox(decodeURIComponent(target))?.email ?? null;
  } catch {
    return null; // a percent sign that encodes nothing
  }
}

function bare(line: string): Mailbox | null {
  const email = addressKey(stripScheme(line));
  return email === null ? null : { email, name: null };
}

function stripScheme(text: string): string {
  return /^mailto:/i.test(text) ? text.slice(7) : text;
}

function unquote(text: string): string | null {
  const name = text.replace(/^["'“”„]+|["'“”„]+$/g, '').trim();
  return name === '' ? null : name;
}
