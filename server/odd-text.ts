/** Whether some text in the value is such that the database does not take it: with NUL or half a surrogate pair. */
export function hasOddText(value: unknown): boolean {
  if (typeof value === 'string') return /[\0\p{Surrogate}]/u.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasOddText);
}
