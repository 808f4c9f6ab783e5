import type { Reversal } from './facts';

/** Ids of the facts that were taken back, the last one first. A reversal that was itself taken back counts no longer. */
export function takenBack(reversals: Reversal[]): Set<string> {
  const newestFirst = [...reversals].sort(
    (a, b) => b.at - a.at || (a.device === b.device ? b.number - a.number : a.device < b.device ? 1 : -1),
  );
  const gone = new Set<string>();
  for (const reversal of newestFirst) if (!gone.has(reversal.id)) gone.add(reversal.fact);
  return gone;
}

/** The facts that still count: without those taken back. Keeps the order. */
export function standing<F extends { id: string }>(facts: F[], reversals: Reversal[]): F[] {
  if (reversals.length === 0) return facts;
  const gone = takenBack(reversals);
  return facts.filter((fact) => !gone.has(fact.id));
}
