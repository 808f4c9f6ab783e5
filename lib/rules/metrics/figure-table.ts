import type { Entry } from './collector';
import { EVER, firstDay, ofCode } from './figure-days';
import { keyOf, type Family, type KeyOf } from './figure-key';
import type { Period } from './metric';

/** What the people of one owner and market add up to in one month, as it is kept: amounts by key and code. */
export interface FigureMonth {
  month: number;
  amounts: Iterable<readonly [key: string, code: number, amount: number]>;
}

/** One amount of a family: its key, its day (-1 for what lies on none), its bin. */
export interface Cell<F extends Family> {
  key: KeyOf<F>;
  day: number;
  bin: number;
  amount: number;
}

/** Chooses cells of a family. */
export type Which<F extends Family> = (cell: Cell<F>) => boolean;

/** Amounts of a time, to be asked by family. */
export class FigureTable {
  private readonly byFamily = new Map<Family, Cell<Family>[]>();

  constructor(months: Iterable<FigureMonth>) {
    const keys = new Map<string, Cell<Family>['key']>();
    for (const { month, amounts } of months) {
      const first = month === EVER ? -1 : firstDay(month);
      for (const [text, code, amount] of amounts) {
        const key = keys.get(text) ?? keyOf(text);
        keys.set(text, key);
        const { dayOfMonth, bin } = ofCode(code);
        const cell = { key, day: month === EVER ? -1 : first + dayOfMonth - 1, bin, amount };
        const known = this.byFamily.get(key[0]);
        if (known === undefined) this.byFamily.set(key[0], [cell]);
        else known.push(cell);
      }
    }
  }

  /** The amounts of a family that lie in a time; all of them without one. */
  cells<F extends Family>(family: F, period: Period | null, which?: Which<F>): Cell<F>[] {
    const all = (this.byFamily.get(family) ?? []) as unknown as Cell<F>[];
    const isIn = ({ day }: Cell<F>) => period === null || (day >= period.from && day < period.to);
    return all.filter((cell) => isIn(cell) && (which === undefined || which(cell)));
  }

  /** Their sum. */
  sum<F extends Family>(family: F, period: Period | null, which?: Which<F>): number {
    return this.cells(family, period, which).reduce((sum, { amount }) => sum + amount, 0);
  }

  /** Their sums by bin. */
  bins<F extends Family>(family: F, period: Period | null, which?: Which<F>): Map<number, number> {
    const bins = new Map<number, number>();
    for (const { bin, amount } of this.cells(family, period, which)) {
      bins.set(bin, (bins.get(bin) ?? 0) + amount);
    }
    return bins;
  }
}

/** Amounts by month, key and code. */
export type Sums = Map<number, Map<string, Map<number, number>>>;

/** No amounts yet. */
export function noSums(): Sums {
  return new Map<number, Map<string, Map<number, number>>>();
}

/** Adds what people add to what is there, or takes it out (`sign` -1). Nothing stays at 0. MT2 */
export function addEntries(sums: Sums, entries: Iterable<Entry>, sign: 1 | -1): void {
  for (const { month, key, code, amount } of entries) {
    const keys = sums.get(month) ?? new Map<string, Map<number, number>>();
    sums.set(month, keys);
    const codes = keys.get(key) ?? new Map<number, number>();
    keys.set(key, codes);
    const sum = (codes.get(code) ?? 0) + sign * amount;
    if (sum === 0) codes.delete(code);
    else codes.set(code, sum);
    if (codes.size === 0) keys.delete(key);
  }
}
