import { createHmac } from 'node:crypto';
import type { Contact } from '../../lib/model/contact';
import { textsOf } from '../people/person-keys';

/** The name by which a record's id is remembered: an id is never given twice. */
export function idName(id: string): string {
  return `id ${id}`;
}

/** What of a person they could be added again by; of an edit, only what it is about. */
export interface FoundBy {
  emails?: Contact['emails'] | undefined;
  keys?: Contact['keys'] | undefined;
}

/** The names by which a person could be added again: their addresses and their records in other programs. */
export function contactNames({ emails = [], keys = [] }: FoundBy): string[] {
  return textsOf({ emails, keys });
}

/**
 * What is kept of a name of somebody who was erased: HMAC-SHA-256 with the key of the team. Without the key, which never
 * leaves the server, nobody can tell by trying whose it is; and two teams' lists cannot be compared.
 */
export function erasedHash(key: Buffer, name: string): Buffer {
  return createHmac('sha256', key).update(name).digest();
}
