/** What is known of the clocks while a push is applied; all in milliseconds since 1970. */
export interface Clocks {
  /** The server's clock. */
  now: number;
  /** The client's clock when it sent the push. */
  clientNow: number;
  /** When the device last fetched: what it sends now it did not have then. */
  lastContact: number;
}

/**
 * When an edit was made, by the server's clock: now less its age, but not before the device's last contact and not before
 * the edit it made before. A wrong clock can so neither win for ever nor make an edit older than what the same person
 * had typed earlier.
 */
export function editTime(ageMs: number, lastEdit: number, clocks: Clocks): number {
  const floor = Math.min(clocks.lastContact, clocks.now);
  return Math.max(clocks.now - ageMs, floor, lastEdit);
}

/** A fact within this time of its edit was stamped by the client's clock; any other time was typed or read. */
const STAMPED_WITHIN = 60_000;
/** Clocks that differ by less are taken for right: the way to the server takes time too. */
const TOLERANCE = 2000;

/**
 * When a fact happened, by the server's clock. A time that the client's clock gave is put right by the difference of the
 * clocks; one that a person chose is kept. None lies in the future.
 */
export function factTime(at: number, ageMs: number, { now, clientNow }: Clocks): number {
  const difference = now - clientNow;
  const isStamped = Math.abs(at - (clientNow - ageMs)) <= STAMPED_WITHIN;
  const right = isStamped && Math.abs(difference) > TOLERANCE ? at + difference : at;
  return Math.max(0, Math.min(right, now));
}
