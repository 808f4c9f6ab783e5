import { useMemo, useRef, useState } from 'react';

/** Some of the rows of a list. */
export interface Selection {
  /** Those that are chosen and are still in the list, in its order. */
  keys: string[];
  has: (key: string) => boolean;
  /** Chooses a row or takes it out; with `range` all from the row pressed before up to this one get the same. */
  press: (key: string, range: boolean) => void;
  choose: (keys: readonly string[]) => void;
}

/** What is chosen in a list of rows, which are named by keys that none has twice. */
export function useSelection(rows: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  return useMemo(() => {
    const keys = rows.filter((key) => chosen.has(key));
    return {
      keys,
      has: (key) => chosen.has(key),
      press(key, range) {
        const on = !chosen.has(key);
        const [from, to] = [range ? rows.indexOf(last.current ?? key) : -1, rows.indexOf(key)];
        const pressed = from < 0 ? [key] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
        last.current = key;
        const next = new Set(keys);
        for (const one of pressed) {
          if (on) next.add(one);
          else next.delete(one);
        }
        setChosen(next);
      },
      choose(some) {
        last.current = null;
        setChosen(new Set(some));
      },
    };
  }, [rows, chosen]);
}
