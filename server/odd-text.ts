/**
 * Whether some text in the value is such that the database does not take it: with NUL or half a surrogate pair. The value
 * may be nested as deep as it likes.
 */
export function hasOddText(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string' && /[\0\p{Surrogate}]/u.test(next)) return true;
    if (typeof next === 'object' && next !== null) {
      for (const inner of Object.values(next)) waiting.push(inner);
    }
  }
  return false;
}
