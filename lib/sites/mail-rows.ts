import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { ROW_LIMIT } from './bounds';
import { listed } from './detected';
import type { Party } from './letter';
import { isMachine } from './machine';
import { isOurs } from './own';
import { isVisible } from './visible';

/** Who stands in one row of an inbox, and the message it leads to. */
export interface MailRow {
  parties: Party[];
  key: RecordKey | null;
}

const EVIDENCE = ['Named in this row of the list'];

/**
 * Everybody in the visible rows of an inbox but oneself and machines, each once a row. Somebody shown by name alone is
 * listed where the row says which message it is: by that they can be found again.
 */
export function mailRows(
  rows: Iterable<Element>,
  own: ReadonlySet<string>,
  read: (row: Element) => MailRow,
): ListedPerson[] {
  const people: ListedPerson[] = [];
  for (const row of rows) {
    if (people.length >= ROW_LIMIT) break;
    if (!isVisible(row)) continue;
    const { parties, key } = read(row);
    const shown = new Set<string>();
    for (const { email, name } of parties) {
      const identity = email ?? (key === null ? null : name);
      if (identity === null || shown.has(identity)) continue;
      if (email !== null && (isOurs(email, own) || isMachine(email, name))) continue;
      shown.add(identity);
      people.push(listed({ name, email, confidence: email === null ? 0.7 : 0.9, evidence: EVIDENCE }, key));
    }
  }
  return people.slice(0, ROW_LIMIT);
}
