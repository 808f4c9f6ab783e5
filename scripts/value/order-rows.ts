import { CustomerPlaces } from './customer-places';

/** Rows in a block: three arrays of 1 MB and 2 MB. */
const BLOCK = 1 << 18;

interface Block {
  customers: Int32Array;
  days: Int32Array;
  amounts: Float64Array;
}

/**
 * Orders in columns of numbers, 16 bytes each whatever the file looks like, so that ten million of them take 160 MB;
 * and the customers' names, each once.
 */
export class OrderRows {
  count = 0;
  readonly #places = new CustomerPlaces();
  readonly #blocks: Block[] = [];

  add(customer: string, day: number, amount: number): void {
    const at = this.count % BLOCK;
    if (at === 0) {
      const [customers, days] = [new Int32Array(BLOCK), new Int32Array(BLOCK)];
      this.#blocks.push({ customers, days, amounts: new Float64Array(BLOCK) });
    }
    const block = this.#blocks.at(-1);
    if (block === undefined) return;
    block.customers[at] = this.#places.of(customer);
    block.days[at] = day;
    block.amounts[at] = amount;
    this.count += 1;
  }

  /** The orders of each customer, in the order in which customers first came. */
  *byCustomer(): Generator<{ id: string; orders: { day: number; amount: number }[] }> {
    // Sorted by counting: where the rows of each customer begin, then each row put in its place.
    const starts = new Int32Array(this.#places.ids.length + 1);
    this.#each((customer) => (starts[customer + 1] = (starts[customer + 1] ?? 0) + 1));
    for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const next = starts.slice();
    const sorted = new Int32Array(this.count);
    this.#each((customer, row) => {
      const at = next[customer] ?? 0;
      sorted[at] = row;
      next[customer] = at + 1;
    });
    for (const [i, id] of this.#places.ids.entries()) {
      const orders = Array.from(sorted.subarray(starts[i], starts[i + 1]), (row) => {
        const block = this.#blocks[Math.floor(row / BLOCK)];
        return { day: block?.days[row % BLOCK] ?? 0, amount: block?.amounts[row % BLOCK] ?? 0 };
      });
      yield { id, orders };
    }
  }

  #each(see: (customer: number, row: number) => void): void {
    for (let row = 0; row < this.count; row += 1)
      see(this.#blocks[Math.floor(row / BLOCK)]?.customers[row % BLOCK] ?? 0, row);
  }
}
