import { ADDRESS_LIMIT, LOCAL_PART_LIMIT } from './limits';
import { toAscii, toUnicode } from './punycode';

/**
 * The form in which two spellings of one address are equal: lower case, no surrounding space, the domain in ASCII
 * (IDN and punycode are the same), no dot at the end of the domain. Plus-tags are kept: they may name another mailbox.
 * Returns null for what is not one address of at most 254 characters with a local part of at most 64.
 */
export function addressKey(text: string): string | null {
  const address = text.trim();
  if (address.length < 3 || address.length > ADDRESS_LIMIT) return null;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  if (at < 1 || local.length > LOCAL_PART_LIMIT || !isLocalPart(local)) return null;
  const domain = asciiDomain(address.slice(at + 1));
  return domain === null ? null : `${local.toLowerCase()}@${domain}`;
}

/** The domain of an address in ASCII and lower case; null where there is none. */
export function addressDomain(text: string): string | null {
  const key = addressKey(text);
  return key === null ? null : key.slice(key.lastIndexOf('@') + 1);
}

/** An address as a person reads it: the domain in Unicode. Returns the text itself where it is no address. */
export function readableAddress(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 1 ? text : `${text.slice(0, at)}@${toUnicode(text.slice(at + 1))}`;
}

const ATOM = /^[^\s"(),:;<>@[\\\]]+$/u;
const QUOTED = /^"(?:[^"\\\r\n]|\\[^\r\n])*"$/u;

function isLocalPart(local: string): boolean {
  if (local.startsWith('"')) return QUOTED.test(local);
  return ATOM.test(local) && !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function asciiDomain(text: string): string | null {
  const ascii = toAscii(text.normalize('NFC').replace(/\.$/, '').toLowerCase()).toLowerCase();
  const labels = ascii.split('.');
  if (labels.length < 2 || ascii.length > 253) return null;
  return labels.every((label) => LABEL.test(label)) && !/^\d+$/.test(labels[labels.length - 1] ?? '')
    ? ascii
    : null;
}
