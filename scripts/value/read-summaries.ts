import { wrongWith } from '../../lib/value/check-summary';
import { numberOf } from './cells';
import { Complaint } from './complaint';
import type { Customers } from './read-orders';
import { readRows } from './read-rows';

const COLUMNS = [
  { names: ['customer', 'cust'], isNeeded: true },
  ...['x', 't_x', 'T', 'zbar', 'xz'].map((name) => ({ names: [name], isNeeded: true })),
];

/** The customers of a file of summaries. @throws Complaint with the row where one is impossible */
export async function readSummaries(path: string): Promise<Customers> {
  const found: Customers = { ids: [], summaries: [], warnings: [] };
  await readRows(path, COLUMNS, ([id = '', ...cells], row) => {
    if (id === '') throw new Complaint(`Row ${row}: the customer is missing.`);
    const [x = 0, tx = 0, T = 0, zbar = 0, xz = 0] = cells.map((cell, i) =>
      numberOf(cell, COLUMNS[i + 1]?.names[0] ?? '', row),
    );
    const summary = { x, tx, T, zbar, xz };
    const wrong = wrongWith(summary);
    if (wrong !== null) throw new Complaint(`Row ${row}: ${wrong}.`);
    found.ids.push(Buffer.from(id).toString());
    found.summaries.push(summary);
  });
  return found;
}
