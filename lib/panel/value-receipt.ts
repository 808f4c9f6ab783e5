import type { ValueFigures } from '../model/value-inputs';
import { withFigures } from '../model/value-figures';
import { valueToCost } from '../value/acquisition';
import { compareMethods } from '../value/compare-methods';
import type { ComparedMethod } from '../value/compared-method';
import { estimateValue, type EstimateHow, type ValueEstimate } from '../value/estimate';
import { fitWarnings } from '../value/fit-words';
import { cumulativeOrders, type Forecast } from '../value/forecast';

/** All that stands behind a person's figure, for the inputs of the team or for others that are tried. */
export interface ReceiptView {
  estimate: ValueEstimate;
  forecast: Forecast;
  /** What the method is called, and what the fit behind it warns of. */
  method: string;
  warnings: string[];
  /** All methods, the used one first. */
  methods: ComparedMethod[];
  /** How many times the person brings what they cost to win; null unless value and cost are both known. */
  toCost: number | null;
}

/** Works the receipt out with these inputs in the place of the team's: nothing is saved. VA16 */
export function receiptOf(how: EstimateHow, inputs: ValueFigures): ReceiptView {
  const tried: EstimateHow = {
    ...how,
    workspace: { ...how.workspace, ...withFigures(how.workspace, inputs, how.now) },
  };
  const estimate = estimateValue(tried);
  const methods = compareMethods(tried);
  const used = methods.find(({ isUsed }) => isUsed);
  const fit = estimate.method === 'fitted' ? (how.fit ?? null) : null;
  return {
    estimate,
    forecast: cumulativeOrders(how.person, how.now, estimate, how.workspace),
    method: used === undefined ? 'No estimate yet' : used.name,
    warnings: fit === null ? [] : fitWarnings(fit),
    methods,
    toCost: toCostOf(estimate, inputs, how.workspace.currency),
  };
}

/** CLV : CAC. Without a cost, with a cost of 0 or in another currency there is no ratio. */
function toCostOf(
  { kind, base, currency }: ValueEstimate,
  { acquisitionCost }: ValueFigures,
  ownCurrency: string,
): number | null {
  if (kind !== 'clv' || acquisitionCost === null || currency !== ownCurrency) return null;
  const ratio = valueToCost(base, acquisitionCost);
  return ratio.ok ? ratio.value : null;
}
