import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import type { Workspace } from '../model/workspace';
import type { Peers, ValueEstimate } from './value-estimate';

export type { Peers, ValueEstimate } from './value-estimate';

/** For whom, with what and when an estimate is made. */
export interface EstimateHow {
  person: Person;
  evidence: Evidence;
  workspace: Workspace;
  peers: Peers | null;
  now: number;
}

/** What a person is likely worth over the workspace's horizon. Never empty, never infinite. VA1 */
export function estimateValue({ evidence, workspace }: EstimateHow): ValueEstimate {
  const base = Math.max(0, Math.round((evidence.netRevenue12m * workspace.value.horizonMonths) / 12));
  const range = { low: Math.round(base * 0.6), base, high: Math.round(base * 1.5) };
  return {
    kind: 'revenue',
    method: base === 0 ? 'none' : 'own-pace',
    label: `Expected revenue, ${String(workspace.value.horizonMonths)} months`,
    why: 'From the orders of the last 12 months.',
    rangeLabel: '80 % range',
    horizonMonths: workspace.value.horizonMonths,
    currency: workspace.currency,
    ...range,
    revenue: range,
    orderAgain: null,
    inputs: [],
    missing: [{ label: 'Margin', changes: 'Turns expected revenue into customer lifetime value.' }],
  };
}
