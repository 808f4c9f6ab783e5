/**
 * When an edit was made: server time in milliseconds less the reported age of the edit, then the client's id and its
 * number of the mutation. Every mutation has a clock of its own, so any two edits have one order everywhere. `by`: the
 * member who made it, which orders nothing; absent in edits of the server and in those of older servers.
 */
export type Clock = readonly [time: number, clientId: string, mid: number, by?: string];

/** The clock of the last edit of each field. */
export type Clocks = Record<string, Clock>;

/** A record's fields with their clocks. */
export interface Merged<T extends object> {
  data: Partial<T>;
  clocks: Clocks;
}

/** Orders clocks: negative when `a` is the earlier one, 0 when both are of the same mutation. */
export function compareClocks(a: Clock, b: Clock): number {
  return a[0] - b[0] || compareText(a[1], b[1]) || a[2] - b[2];
}

/**
 * Per-field last writer wins: each field of `incoming` is taken unless the record has a later edit of that field.
 * Commutative, associative and idempotent over mutations, so the order in which they arrive does not matter. `lost`
 * names the fields that an edit made later had already set. Neither argument is changed.
 */
export function mergeFields<T extends object>(
  current: Merged<T> | null,
  incoming: { fields: Partial<T>; clock: Clock },
): Merged<T> & { lost: (keyof T & string)[] } {
  const data = { ...current?.data } as Partial<T>;
  const clocks: Clocks = { ...current?.clocks };
  const lost: (keyof T & string)[] = [];
  for (const field of Object.keys(incoming.fields) as (keyof T & string)[]) {
    const known = Object.hasOwn(clocks, field) ? clocks[field] : undefined;
    const order = known === undefined ? 1 : compareClocks(incoming.clock, known);
    if (order < 0) lost.push(field);
    if (order <= 0) continue;
    data[field] = incoming.fields[field];
    clocks[field] = incoming.clock;
  }
  return { data, clocks, lost };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
