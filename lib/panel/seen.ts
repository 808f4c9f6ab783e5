import type { Detected, ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { recordKeyText } from '../model/record-key-text';
import { addressKey } from '../model/address';

/** A person as the page shows them, with the record of the page where it is one person's own record. */
export interface SeenPerson extends Detected {
  key: RecordKey | null;
}

/** A person of the page. The record key only goes along where it names a person: a message or a deal is not one. */
export function seenPerson(detected: Detected | ListedPerson, key: RecordKey | null): SeenPerson {
  return { ...detected, key: key?.type === 'person' ? key : null };
}

/** Whoever a record of another program is linked to: the page itself names nobody. */
export function seenByRecord(key: RecordKey): SeenPerson {
  return { key, confidence: 1, evidence: ['Your team linked this record to them'] };
}

/**
 * One string for whom a page shows: equal while it is the same person, so that a page that only redraws itself
 * changes nothing. By address first, then record, then name.
 */
export function seenIdentity(seen: SeenPerson): string {
  const address = seen.email === undefined ? null : addressKey(seen.email);
  if (address !== null) return `address:${address}`;
  if (seen.key !== null) return `record:${recordKeyText(seen.key)}`;
  return `name:${seen.name ?? ''}`;
}

/** What to call somebody of whom only the page knows. */
export function seenName(seen: SeenPerson): string {
  return seen.name ?? seen.email ?? seen.phone ?? 'This person';
}

/** How sure a detection is, in the words of the chip. */
export function certainty(confidence: number): 'sure' | 'fairly sure' | 'not sure' {
  return confidence >= 0.9 ? 'sure' : confidence >= 0.7 ? 'fairly sure' : 'not sure';
}

/** Why this person, in one line: what the page said and how sure that is. */
export function whyPerson(seen: SeenPerson): string {
  const [first = 'Seen on this page'] = seen.evidence;
  return `${first} · ${certainty(seen.confidence)}`;
}
