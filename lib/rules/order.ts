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
