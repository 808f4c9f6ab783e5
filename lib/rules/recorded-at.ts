/**
 * When a fact was recorded, which may be long after it happened: ids of facts are UUIDs of version 7, which begin with
 * the milliseconds since 1970 (RFC 9562 section 5.7). Of an id that does not say, or says a time to come, the moment it
 * happened stands in.
 */
export function recordedAt(fact: { id: string; at: number }, now: number): number {
  if (fact.id.charAt(14) !== '7') return fact.at;
  const made = Number.parseInt(fact.id.slice(0, 8) + fact.id.slice(9, 13), 16);
  return Number.isNaN(made) || made > now ? fact.at : made;
}
