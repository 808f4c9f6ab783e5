import { codeOf, EVER, firstDay, monthOf } from './figure-days';
import { keyText, type FigureKey } from './figure-key';
import { dayOf } from './metric';

/** One amount that a person adds: in a month, of a key, at a day of it and a bin. Amounts are whole numbers. */
export interface Entry {
  month: number;
  key: string;
  code: number;
  amount: number;
}

/** Collects what one person adds. */
export class Collector {
  private readonly byPlace = new Map<string, Entry>();

  /** Something happened at a moment. */
  add(at: number, key: FigureKey, how: { bin?: number; amount?: number } = {}): void {
    const day = dayOf(at);
    const month = monthOf(day);
    this.put(month, key, codeOf(day - firstDay(month) + 1, how.bin ?? 0), how.amount ?? 1);
  }

  /** Something that lies on no day. */
  ever(key: FigureKey, how: { bin?: number; amount?: number } = {}): void {
    this.put(EVER, key, codeOf(0, how.bin ?? 0), how.amount ?? 1);
  }

  /** What was collected, each place once and none with nothing. */
  entries(): Entry[] {
    return [...this.byPlace.values()].filter(({ amount }) => amount !== 0);
  }

  private put(month: number, key: FigureKey, code: number, amount: number): void {
    const text = keyText(key);
    const place = `${month} ${code} ${text}`;
    const known = this.byPlace.get(place);
    if (known === undefined) this.byPlace.set(place, { month, key: text, code, amount });
    else known.amount += amount;
  }
}
