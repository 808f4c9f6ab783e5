import { createHash } from 'node:crypto';
import { addressKey } from '../../lib/model/address';
import type { Contact } from '../../lib/model/contact';
import { recordKeyText } from '../../lib/model/record-key-text';
import type { LookupKey } from '../../lib/model/wire';

/** The text that a key is hashed from: equal for two spellings of one address. Null where it is no address. */
export function lookupText(key: LookupKey): string | null {
  if ('record' in key) return `record ${recordKeyText(key.record)}`;
  const address = addressKey(key.address);
  return address === null ? null : `address ${address}`;
}

/** The texts that a person is found by, each once. */
export function textsOf({ emails, keys }: Pick<Contact, 'emails' | 'keys'>): string[] {
  const texts = [
    ...emails.map((address) => lookupText({ address })),
    ...keys.map((record) => lookupText({ record })),
  ];
  return [...new Set(texts.filter((text) => text !== null))];
}

/** 16 bytes as hex: what is found by it is compared with the text itself, so that no collision shows a wrong person. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
