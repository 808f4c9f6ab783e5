import type { ManyRow } from '../../lib/panel/many-look';

/** What somebody of many is called; somebody who is not there any more has no name. */
export function nameOfRow(row: Pick<ManyRow, 'name' | 'emails'> | undefined): string {
  return row === undefined ? 'Somebody who is gone' : (row.name ?? row.emails[0] ?? 'No name yet');
}
