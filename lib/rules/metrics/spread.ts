/** Whole numbers by how often each was seen. */
export type Spread = ReadonlyMap<number, number>;

/** How many were seen. */
export function sizeOf(spread: Spread): number {
  let size = 0;
  for (const amount of spread.values()) size += amount;
  return size;
}

/**
 * The value that a share of all does not exceed: exact for a median, between the two in the middle where their number is
 * even; linear between neighbours else (Hyndman and Fan, type 7). Null of nothing.
 */
export function quantileOf(spread: Spread, share: number): number | null {
  const size = sizeOf(spread);
  if (size <= 0) return null;
  const place = (size - 1) * share;
  const below = Math.floor(place);
  const sorted = [...spread].filter(([, amount]) => amount > 0).sort(([a], [b]) => a - b);
  const [low, high] = [valueAt(sorted, below), valueAt(sorted, Math.min(size - 1, below + 1))];
  return low + (high - low) * (place - below);
}

function valueAt(sorted: readonly (readonly [number, number])[], place: number): number {
  let seen = 0;
  for (const [value, amount] of sorted) {
    seen += amount;
    if (place < seen) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
}

/** Two-sided 95 % points of Student's t for 1 to 10 degrees of freedom. */
const T95 = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
const Z95 = 1.959964;

/** The two-sided 95 % point of Student's t: a table up to 10, then z and the first terms of its expansion in 1/freedom. */
function t95(freedom: number): number {
  const z = Z95;
  const first = (z ** 3 + z) / (4 * freedom);
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
  return T95[freedom - 1] ?? z + first + second;
}

/**
 * The mean of a spread with its 95 % interval by Student's t, kept within the scale; no interval of fewer than two, or
 * where all are the same: that would say it is certain. Null of nothing.
 */
export function meanOf(
  spread: Spread,
  scale: { min: number; max: number },
): { mean: number; of: number; range: { low: number; high: number } | null } | null {
  const of = sizeOf(spread);
  if (of <= 0) return null;
  let total = 0;
  for (const [value, amount] of spread) total += value * amount;
  const mean = total / of;
  let squares = 0;
  for (const [value, amount] of spread) squares += amount * (value - mean) ** 2;
  if (of < 2 || squares === 0) return { mean, of, range: null };
  const reach = t95(of - 1) * Math.sqrt(squares / (of - 1) / of);
  return {
    mean,
    of,
    range: { low: Math.max(scale.min, mean - reach), high: Math.min(scale.max, mean + reach) },
  };
}
