/** Whether two values say the same as JSON, in whatever order their fields are: a database may store them in its own. */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  if (one.size !== other.size) return false;
  return [...one].every(([field, value]) => other.has(field) && isSameJson(value, other.get(field)));
}
