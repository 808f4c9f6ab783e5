/** What the order of facts depends on. */
export interface Placed {
  at: number;
  device: string;
  number: number;
}

/** The one order of facts, the same on every device: by time, then device, then that device's number. */
export function factOrder(a: Placed, b: Placed): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  return a.number - b.number;
}

/** The order of facts; the id decides between two of one number, which only a copied device can make. */
export function storedOrder(a: Placed & { id: string }, b: Placed & { id: string }): number {
  return factOrder(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
