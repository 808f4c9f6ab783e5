import type { Reading } from './detected';
import { readMailto } from './mailbox';
import { phoneOfLink } from './phone-text';
import { shortText } from './text';
import { isVisible } from './visible';

/** The person of a card of Roundcube's address book; null where the document shows none. */
export function readContact(document: Document): { reading: Reading; nodes: Element[] } | null {
  const head = document.querySelector('#contacthead');
  if (head === null || !isVisible(head)) return null;
  const text = (selector: string) => {
    const node = head.querySelector(selector);
    return node === null ? null : shortText(node, 400) || null;
  };
  const inner = (selector: string) => [...document.querySelectorAll(selector)].find(isVisible) ?? null;
  const mail = inner('#contacttabs a.email[href^="mailto:" i]');
  const phone = inner('#contacttabs a.phone[href^="tel:" i]');
  const name = text('.names') ?? text('.name') ?? text('.nickname');
  const email = mail === null ? null : readMailto(mail.getAttribute('href') ?? '');
  if (name === null && email === null) return null;
  const reading = {
    name,
    email,
    phone: phone === null ? null : phoneOfLink(phone),
    company: text('.namefield.organization'),
    confidence: email === null ? 0.8 : 0.95,
    evidence: [...(email === null ? [] : ['E-mail of this contact card']), 'Name of this contact card'],
  };
  return { reading, nodes: mail === null ? [head] : [head, mail] };
}
