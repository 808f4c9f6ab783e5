/** How two people who classified the same things agree. */
export interface Agreement {
  /** How many both have classified. */
  n: number;
  /** How many they put in the same class. */
  same: number;
  /** Cohen's kappa, -1 to 1: 0 is as often as by chance; null where chance alone would agree always, or nothing was classified. */
  kappa: number | null;
  /** Pairs of classes that were told apart by one and not by the other, the most frequent first. */
  differ: { one: string; other: string; ids: string[] }[];
}

/**
 * Agreement of two people beyond chance: (po - pe) / (1 - pe), with po the share of the same answers and pe what two who
 * answer at random, each as often as they did, would share (Cohen 1960, A coefficient of agreement for nominal scales).
 * Who was classified by one of them only is left out. AG1
 */
export function agreementOf(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): Agreement {
  const both = [...one].flatMap(([id, mine]) => {
    const theirs = other.get(id);
    return theirs === undefined ? [] : [{ id, mine, theirs }];
  });
  const n = both.length;
  const same = both.filter(({ mine, theirs }) => mine === theirs).length;
  const [ones, others] = [new Map<string, number>(), new Map<string, number>()];
  const pairs = new Map<string, { one: string; other: string; ids: string[] }>();
  for (const { id, mine, theirs } of both) {
    ones.set(mine, (ones.get(mine) ?? 0) + 1);
    others.set(theirs, (others.get(theirs) ?? 0) + 1);
    if (mine === theirs) continue;
    const [first, second] = mine < theirs ? [mine, theirs] : [theirs, mine];
    const name = `${first}\n${second}`;
    const pair = pairs.get(name) ?? { one: first, other: second, ids: [] };
    pair.ids.push(id);
    pairs.set(name, pair);
  }
  // By chance, times n squared: whole numbers, so that two who always say the same are told exactly.
  const chance = [...ones].reduce((sum, [name, count]) => sum + count * (others.get(name) ?? 0), 0);
  const kappa = n === 0 || chance === n * n ? null : (same * n - chance) / (n * n - chance);
  const differ = [...pairs.values()].toSorted((a, b) => b.ids.length - a.ids.length);
  return { n, same, kappa, differ };
}
