import type { Person } from '../model/change';
import type { Workspace } from '../model/workspace';
import { evidenceOf, type Evidence, type EvidenceHow } from '../rules/evidence';
import { fitFor } from '../rules/market-fit';
import { orderChance } from '../value/order-chance';

/**
 * What is known of a person now, with the chance of an order by the fit of their market: what decides of stages, segments
 * and actions goes by it where one counts. `workspace`: as it is in their market. VA14
 */
export function knownOf(
  person: Person,
  how: Omit<EvidenceHow, 'known'> & { workspace: Workspace },
): Evidence {
  const { workspace, now } = how;
  const known = orderChance(person, { workspace, fit: fitFor(workspace, person.contact), now });
  return evidenceOf(person, { ...how, known });
}
