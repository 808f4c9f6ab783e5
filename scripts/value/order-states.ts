import type { OrderSummary } from '../../lib/value/order-summary';
import { CustomerPlaces } from './customer-places';

/** Customers for whom there is room at first; it doubles. */
const ROOM = 1 << 12;
/** No day: days before 1970 are below 0. */
const NONE = -2_147_483_648;

/** Columns of a customer: the day being read, the last day of purchase before it, and what is summed up already. */
const INTS = ['day', 'lastDay', 'first', 'keptDay', 'repeats', 'paid'] as const;
const FLOATS = ['bought', 'refunded', 'lastTotal', 'paidSum'] as const;
const FLAGS = ['hasBought', 'hasRefund', 'isLastRefunded', 'isEarly'] as const;

function columns<Name extends string, Column>(names: readonly Name[], make: () => Column) {
  return Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Column>;
}

/**
 * Sums up orders while they are read, where those of each customer come in the order of their days: some sixty bytes a
 * customer, however many orders there are. It finds what `summariseDays` finds.
 */
export class OrderStates {
  readonly #places = new CustomerPlaces();
  #room = ROOM;
  #ints = columns(INTS, () => new Int32Array(ROOM).fill(NONE));
  #floats = columns(FLOATS, () => new Float64Array(ROOM));
  #flags = columns(FLAGS, () => new Uint8Array(ROOM));

  /** False where the day lies before one of the same customer: then the file has to be read another way. */
  add(customer: string, day: number, amount: number): boolean {
    const at = this.#places.of(customer);
    if (at >= this.#room) this.#grow();
    const before = this.#ints.day[at] ?? NONE;
    if (day < before) return false;
    if (day > before) {
      this.#close(at);
      this.#ints.day[at] = day;
    }
    if (amount < 0) {
      this.#floats.refunded[at] = (this.#floats.refunded[at] ?? 0) + amount;
      this.#flags.hasRefund[at] = 1;
    } else {
      this.#floats.bought[at] = (this.#floats.bought[at] ?? 0) + amount;
      this.#flags.hasBought[at] = 1;
    }
    return true;
  }

  /** Each customer, in the order in which they first came; `isEarly`: a refund came before the first purchase. */
  *byCustomer(
    until: number,
    unitDays: number,
  ): Generator<{ id: string; summary: OrderSummary | null; isEarly: boolean }> {
    for (const [at, id] of this.#places.ids.entries()) {
      this.#close(at);
      this.#keep(at);
      yield { id, summary: this.#summary(at, until, unitDays), isEarly: this.#flags.isEarly[at] === 1 };
    }
  }

  /** Ends the day that is being read: on one day the purchases come before the refunds. */
  #close(at: number): void {
    const [ints, floats, flags] = [this.#ints, this.#floats, this.#flags];
    if (flags.hasBought[at] === 1) {
      this.#keep(at);
      ints.lastDay[at] = ints.day[at] ?? NONE;
      floats.lastTotal[at] = floats.bought[at] ?? 0;
      flags.isLastRefunded[at] = 0;
    }
    if (flags.hasRefund[at] === 1) {
      if (ints.lastDay[at] === NONE) flags.isEarly[at] = 1;
      else {
        const total = (floats.lastTotal[at] ?? 0) + (floats.refunded[at] ?? 0);
        floats.lastTotal[at] = total;
        flags.isLastRefunded[at] = total <= 0 ? 1 : 0;
      }
    }
    floats.bought[at] = floats.refunded[at] = 0;
    flags.hasBought[at] = flags.hasRefund[at] = 0;
  }

  /** Counts the last day of purchase, unless it was taken back wholly. */
  #keep(at: number): void {
    const [ints, floats] = [this.#ints, this.#floats];
    const day = ints.lastDay[at] ?? NONE;
    if (day === NONE || this.#flags.isLastRefunded[at] === 1) return;
    ints.keptDay[at] = day;
    if (ints.first[at] === NONE) {
      ints.first[at] = day;
      ints.repeats[at] = ints.paid[at] = 0;
      return;
    }
    const total = floats.lastTotal[at] ?? 0;
    ints.repeats[at] = (ints.repeats[at] ?? 0) + 1;
    if (total <= 0) return;
    ints.paid[at] = (ints.paid[at] ?? 0) + 1;
    floats.paidSum[at] = (floats.paidSum[at] ?? 0) + total;
  }

  #summary(at: number, until: number, unitDays: number): OrderSummary | null {
    const { first, keptDay, repeats, paid } = this.#ints;
    const [from = NONE, last = NONE, x = 0, xz = 0] = [first[at], keptDay[at], repeats[at], paid[at]];
    if (from === NONE) return null;
    return {
      x,
      tx: (last - from) / unitDays,
      T: (until - from) / unitDays,
      zbar: xz === 0 ? 0 : (this.#floats.paidSum[at] ?? 0) / xz,
      xz,
    };
  }

  #grow(): void {
    const room = this.#room * 2;
    for (const name of INTS) {
      const grown = new Int32Array(room).fill(NONE);
      grown.set(this.#ints[name]);
      this.#ints[name] = grown;
    }
    for (const name of FLOATS) {
      const grown = new Float64Array(room);
      grown.set(this.#floats[name]);
      this.#floats[name] = grown;
    }
    for (const name of FLAGS) {
      const grown = new Uint8Array(room);
      grown.set(this.#flags[name]);
      this.#flags[name] = grown;
    }
    this.#room = room;
  }
}
