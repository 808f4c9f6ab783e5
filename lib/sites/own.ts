import { addressDomain, addressKey } from '../model/address';
import { isPublicDomain } from '../model/public-domain';

/** The user's own addresses and domains in the form they are compared in; what is neither is left out. */
export function ownSet(texts: Iterable<string>): Set<string> {
  const own = new Set<string>();
  for (const text of texts) {
    const trimmed = text.trim();
    const key = trimmed.startsWith('@') || !trimmed.includes('@') ? domainOf(trimmed) : addressKey(trimmed);
    if (key !== null) own.add(key);
  }
  return own;
}

/** Whether an address (in the form of `addressKey`) is the user's own, with or without a plus-tag. */
export function isMe(email: string, own: ReadonlySet<string>): boolean {
  if (own.has(email)) return true;
  const at = email.lastIndexOf('@');
  const plus = email.indexOf('+');
  return plus > 0 && plus < at && own.has(email.slice(0, plus) + email.slice(at));
}

/** Whether an address is the user's own or lies in one of the user's own domains, or below one. */
export function isOurs(email: string, own: ReadonlySet<string>): boolean {
  if (isMe(email, own)) return true;
  let domain = email.slice(email.lastIndexOf('@') + 1);
  while (domain.includes('.')) {
    if (own.has(domain)) return true;
    domain = domain.slice(domain.indexOf('.') + 1);
  }
  return false;
}

/**
 * Whether an address belongs to the user's own house: an own domain, or the domain of an own address unless that is a
 * public mail provider's. A colleague is not the person, even where the user never typed their domain.
 */
export function isHouse(email: string, own: ReadonlySet<string>): boolean {
  if (isOurs(email, own)) return true;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  if (isPublicDomain(domain)) return false;
  for (const known of own) if (known.endsWith(`@${domain}`)) return true;
  return false;
}

function domainOf(text: string): string | null {
  return addressDomain(`x@${text.replace(/^@/, '')}`);
}
