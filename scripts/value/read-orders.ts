import type { OrderSummary } from '../../lib/value/order-summary';
import { summariseDays } from '../../lib/value/summarise';
import { dateOf, dayOf, numberOf } from './cells';
import { Complaint } from './complaint';
import { OrderRows } from './order-rows';
import { OrderStates } from './order-states';
import { readRows } from './read-rows';

/** Customers with their summaries, and what was noticed on the way. */
export interface Customers {
  ids: string[];
  summaries: OrderSummary[];
  warnings: string[];
}

/** How orders are read; days since 1970. */
export interface ReadHow {
  until: number | null;
  today: number;
  unitDays: number;
}

const COLUMNS = [
  { names: ['customer', 'cust'], isNeeded: true },
  { names: ['date'], isNeeded: true },
  { names: ['amount'], isNeeded: true },
  { names: ['currency'], isNeeded: false },
];

/** Something seen in some rows: how many, and the first. */
interface Noticed {
  rows: number;
  first: number;
}

/**
 * The customers of a file of orders. Amounts below 0 are refunds (see summarise) and said so; a date in the future, a
 * second currency, a missing or impossible value is a sentence with its row. Where each customer's rows come in the order
 * of their days, as they do in a file that is sorted by date, memory grows with the customers alone; where they do not, the
 * file is read a second time and its rows are kept, in 16 bytes each.
 * @throws Complaint
 */
export async function readOrders(path: string, how: ReadHow): Promise<Customers> {
  const states = new OrderStates();
  const inOrder = await readThrough(path, how, (...row) => states.add(...row));
  if (inOrder !== null) return summarised(states.byCustomer(inOrder.until, how.unitDays), inOrder.noticed);
  const rows = new OrderRows();
  const read = await readThrough(path, how, (...row) => {
    rows.add(...row);
    return true;
  });
  if (read === null) throw new Error('The rows of a file were not taken.');
  return summarised(eachCustomer(rows, read.until, how.unitDays), read.noticed);
}

/** Takes one order in; false where it cannot, and reading ends. */
type Take = (customer: string, day: number, amount: number) => boolean;

class NotTaken extends Error {}

/** Reads the rows that count; null where one was not taken. */
async function readThrough(
  path: string,
  how: ReadHow,
  take: Take,
): Promise<{ until: number; noticed: (string | null)[] } | null> {
  const refunds: Noticed = { rows: 0, first: 0 };
  const future: Noticed = { rows: 0, first: 0 };
  let currency: string | null = null;
  let last = -Infinity;
  // Dates come in runs: the one before is remembered.
  let known = { text: '', day: 0 };
  try {
    await readRows(path, COLUMNS, ([customer = '', date = '', amountText = '', currencyText = ''], row) => {
      if (customer === '') throw new Complaint(`Row ${row}: the customer is missing.`);
      if (date !== known.text) known = { text: date, day: dayOf(date, row) };
      const { day } = known;
      const amount = numberOf(amountText, 'amount', row);
      currency ??= currencyText;
      if (currencyText !== currency) {
        throw new Complaint(
          `Row ${row} is in ${currencyText || 'no currency'}, the rows before it in ${currency || 'none'}: convert the amounts into one currency first.`,
        );
      }
      if (day > how.today) {
        if (how.until === null)
          throw new Complaint(
            `Row ${row}: ${date} lies in the future. Correct it, or name the last day that counts with --until.`,
          );
        notice(future, row);
      }
      if (how.until !== null && day > how.until) return;
      if (amount < 0) notice(refunds, row);
      last = Math.max(last, day);
      if (!take(customer, day, amount)) throw new NotTaken();
    });
  } catch (error) {
    if (error instanceof NotTaken) return null;
    throw error;
  }
  if (last === -Infinity)
    throw new Complaint(
      how.until === null ? 'The file has no orders.' : `No order is from ${dateOf(how.until)} or before.`,
    );
  return {
    until: how.until ?? last,
    noticed: [
      seen(refunds, 'an amount below 0', 'counted as refunds of the purchase before, not as purchases'),
      seen(future, 'a date in the future', 'left out'),
    ],
  };
}

/** One customer as read: `isEarly`: a refund came before the first purchase. */
interface Read {
  id: string;
  summary: OrderSummary | null;
  isEarly: boolean;
}

function* eachCustomer(rows: OrderRows, until: number, unitDays: number): Generator<Read> {
  for (const { id, orders } of rows.byCustomer())
    yield { id, summary: summariseDays(orders, until, unitDays), isEarly: refundsFirst(orders) };
}

function summarised(customers: Iterable<Read>, noticed: readonly (string | null)[]): Customers {
  const found: Customers = { ids: [], summaries: [], warnings: noticed.filter((text) => text !== null) };
  const without: string[] = [];
  const early: string[] = [];
  for (const { id, summary, isEarly } of customers) {
    if (summary === null) {
      without.push(id);
      continue;
    }
    if (isEarly) early.push(id);
    found.ids.push(id);
    found.summaries.push(summary);
  }
  if (without.length > 0) found.warnings.push(`Left out: ${named(without)} without a purchase that stands.`);
  if (early.length > 0)
    found.warnings.push(`Left out: refunds before the first purchase, of ${named(early)}.`);
  return found;
}

function refundsFirst(orders: readonly { day: number; amount: number }[]): boolean {
  const first = orders.reduce(
    (least, { day, amount }) => (amount < 0 ? least : Math.min(least, day)),
    Infinity,
  );
  return orders.some(({ day, amount }) => amount < 0 && day < first);
}

function named([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? `1 customer (${first})` : `${more.length + 1} customers (${first} and others)`;
}

function notice(noticed: Noticed, row: number): void {
  if (noticed.rows === 0) noticed.first = row;
  noticed.rows += 1;
}

function seen({ rows, first }: Noticed, what: string, become: string): string | null {
  if (rows === 0) return null;
  return rows === 1
    ? `Row ${first} has ${what}: ${become}.`
    : `${rows} rows have ${what}, row ${first} the first: ${become}.`;
}
