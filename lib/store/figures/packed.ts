import type { Entry } from '../../rules/metrics/collector';
import type { Sums } from '../../rules/metrics/figure-table';

/** What one person adds, as it was added: by it the same is taken out again. */
export interface StoredFigures {
  id: string;
  /** '' is nobody, and the main market. */
  owner: string;
  market: string;
  /** Month, key, code, amount; the key by its place in the list of keys. */
  packed: Float64Array<ArrayBuffer>;
  /** All who are shown as this person, for an index; absent where that is nobody else. */
  members?: string[];
  /** Whom they referred, for an index, and when; absent where that is nobody. */
  refers?: string[];
  refersAt?: number[];
  /** Net revenue so far. */
  revenue: number;
}

/** What all people of a market add up to in one month: key, code, amount. */
export interface StoredMonth {
  id: string;
  month: number;
  market: string;
  packed: Float64Array<ArrayBuffer>;
}

/** The id of a month's row, so that the rows of a time are one range: the month EVER comes first. */
export function monthId(month: number, market: string): string {
  return `${String(month + 1).padStart(7, '0')} ${market}`;
}

const PERSON_WIDTH = 4;
const MONTH_WIDTH = 3;

/** The keys in use, each with its place: added to, never changed. */
export class KeyPlaces {
  private readonly places = new Map<string, number>();
  private readonly known: number;

  constructor(readonly keys: string[]) {
    keys.forEach((key, place) => this.places.set(key, place));
    this.known = keys.length;
  }

  /** Whether keys were added since it was read. */
  get hasGrown(): boolean {
    return this.keys.length > this.known;
  }

  placeOf(key: string): number {
    const place = this.places.get(key) ?? this.keys.push(key) - 1;
    this.places.set(key, place);
    return place;
  }

  keyOf(place: number): string {
    const key = this.keys[place];
    if (key === undefined) throw new RangeError('Figures name a key that is not there.');
    return key;
  }

  packEntries(entries: readonly Entry[]): Float64Array<ArrayBuffer> {
    const packed = new Float64Array(entries.length * PERSON_WIDTH);
    entries.forEach(({ month, key, code, amount }, index) => {
      packed.set([month, this.placeOf(key), code, amount], index * PERSON_WIDTH);
    });
    return packed;
  }

  *entriesOf(packed: Float64Array): Generator<Entry> {
    for (let at = 0; at < packed.length; at += PERSON_WIDTH) {
      const [month = 0, place = 0, code = 0, amount = 0] = packed.subarray(at, at + PERSON_WIDTH);
      yield { month, key: this.keyOf(place), code, amount };
    }
  }

  packMonth(keys: ReadonlyMap<string, ReadonlyMap<number, number>>): Float64Array<ArrayBuffer> {
    const all = [...keys].flatMap(([key, codes]) => {
      const place = this.placeOf(key);
      return [...codes].flatMap(([code, amount]) => [place, code, amount]);
    });
    return new Float64Array(all);
  }

  *amountsOf(packed: Float64Array): Generator<[key: string, code: number, amount: number]> {
    for (let at = 0; at < packed.length; at += MONTH_WIDTH) {
      yield [this.keyOf(packed[at] ?? 0), packed[at + 1] ?? 0, packed[at + 2] ?? 0];
    }
  }

  /** Puts a month's amounts into sums, where they are added to. */
  unpackInto(sums: Sums, { month, packed }: StoredMonth): void {
    const keys = new Map<string, Map<number, number>>();
    for (const [key, code, amount] of this.amountsOf(packed)) {
      const codes = keys.get(key) ?? new Map<number, number>();
      keys.set(key, codes.set(code, amount));
    }
    sums.set(month, keys);
  }
}
