import type { CountRow } from '../rules/action-counts';

/** Packs count rows into numbers: everybody's are kept, so that one person's can be taken out again. */
export interface RowPacker {
  pack(rows: CountRow[]): Uint16Array;
  unpack(packed: Uint16Array): CountRow[];
}

const COUNTS = ['done', 'moved', 'advanced', 'ordered', 'scoreRose', 'without', 'withoutMoved'] as const;
const WIDTH = COUNTS.length + 1;
const MOST = 65_535;

/** Makes a packer, which remembers the names it has met. More contexts than 65,535 there cannot be. */
export function createRowPacker(): RowPacker {
  const places = new Map<string, number>();
  const names: Omit<CountRow, 'tally'>[] = [];

  function placeOf({ rule, phase, segment }: CountRow): number {
    const name = `${rule} ${phase} ${segment}`;
    const place = places.get(name) ?? names.length;
    if (place === names.length) {
      places.set(name, place);
      names.push({ rule, phase, segment });
    }
    return place;
  }

  return {
    pack(rows) {
      const packed = new Uint16Array(rows.length * WIDTH);
      rows.forEach((row, index) => {
        const at = index * WIDTH;
        packed[at] = placeOf(row);
        COUNTS.forEach((count, offset) => {
          packed[at + 1 + offset] = Math.min(MOST, row.tally[count]);
        });
      });
      return packed;
    },
    unpack(packed) {
      const rows: CountRow[] = [];
      for (let at = 0; at < packed.length; at += WIDTH) {
        const name = names[packed[at] ?? 0];
        if (name === undefined) continue;
        const [done = 0, moved = 0, advanced = 0, ordered = 0, scoreRose = 0, without = 0, withoutMoved = 0] =
          packed.subarray(at + 1, at + WIDTH);
        rows.push({ ...name, tally: { done, moved, advanced, ordered, scoreRose, without, withoutMoved } });
      }
      return rows;
    },
  };
}
