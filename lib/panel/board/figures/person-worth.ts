import type { Person } from '../../../model/change';
import type { Workspace } from '../../../model/workspace';
import { inMarket, marketOf } from '../../../rules/market';
import { fitFor } from '../../../rules/market-fit';
import type { PersonWorth } from '../../../rules/metrics/worth-part';
import type { StageFigures } from '../../../store/store';
import { estimateValue } from '../../../value/estimate';
import { knownOf } from '../../known-of';

/** With what people are estimated. `peers`: the figures of a stage of a market, where they are known. */
export interface WorthHow {
  workspace: Workspace;
  now: number;
  peers: (stage: string, market: string | null) => StageFigures | null;
}

/**
 * What a person is expected to bring as their own page says it, and within 3, 6 and 12 months; null where there is no
 * estimate in the team's currency. MT9
 */
export function personWorth(person: Person, { workspace: team, now, peers }: WorthHow): PersonWorth | null {
  const { contact } = person;
  const workspace = inMarket(team, contact);
  const evidence = knownOf(person, { workspace, now, ordersKnown: true });
  const stage = evidence.stage === null ? null : peers(evidence.stage.id, marketOf(team, contact).id);
  const of = (horizonMonths: number) =>
    estimateValue({
      person,
      evidence,
      workspace: { ...workspace, value: { ...workspace.value, horizonMonths } },
      peers: stage,
      now,
      fit: fitFor(team, contact),
    });
  const value = of(workspace.value.horizonMonths);
  if (value.method === 'none' || value.currency !== workspace.currency) return null;
  const { low, base, high } = value;
  const cash = (months: number) =>
    months === workspace.value.horizonMonths ? value.revenue : of(months).revenue;
  return {
    at: now,
    ranges: { value: { low, base, high }, 'cash-3': cash(3), 'cash-6': cash(6), 'cash-12': cash(12) },
  };
}
