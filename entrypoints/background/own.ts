import { learntAt } from '../wiring/learnt-own';
import { workerStore } from '../wiring/store';

/** The user's own addresses and domains: of this device, of the team, and as learnt from pages of this origin. */
export async function ownAddresses(origin: string): Promise<string[]> {
  const store = await workerStore();
  const [{ own }, { workspace }, learnt] = await Promise.all([
    store.device(),
    store.team(),
    learntAt(origin),
  ]);
  return [...new Set([...own, ...(workspace?.ownAddresses ?? []), ...learnt])];
}
