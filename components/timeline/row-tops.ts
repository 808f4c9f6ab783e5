/** Where each row begins, in pixels from the first; one more than there are rows: the last is where the list ends. */
export function topsOf(keys: readonly string[], heightOf: (key: string) => number): number[] {
  const tops = [0];
  let top = 0;
  for (const key of keys) {
    top += heightOf(key);
    tops.push(top);
  }
  return tops;
}

/** The row at a height, at least the first and at most the last. */
export function rowAt(tops: readonly number[], height: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}
