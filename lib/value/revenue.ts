/** A value in minor units, or why there is none in a sentence that says what to do. */
export type FormulaAnswer = { ok: true; value: number } | { ok: false; message: string };

/** The length of time a figure is for. */
export type Period = 'month' | 'quarter' | 'year';

/** Inputs of the average-revenue formula. Periods are taken to be equal where they are not given. */
export interface LifetimeInputs {
  /** Average revenue of a customer a period, in minor units. */
  revenuePerPeriod: number;
  /** Gross margin, 0 to 1. */
  margin: number;
  /** Share of customers lost a period, above 0 and at most 1. */
  churn: number;
  revenuePeriod?: Period;
  churnPeriod?: Period;
}

/**
 * Customer lifetime value by average revenue: revenue per period x gross margin / churn per period, without a
 * horizon or discount; the expected lifetime is 1 / churn periods. Source: DOMAIN section 4, method 1; Berger and
 * Nasr, Customer Lifetime Value, Journal of Interactive Marketing 12 (1998), case 1 without discount.
 *
 * @returns minor units, rounded
 * @example lifetimeValue({ revenuePerPeriod: 5000, margin: 0.8, churn: 0.02 }) // { ok: true, value: 200000 }
 */
export function lifetimeValue(inputs: LifetimeInputs): FormulaAnswer {
  const { revenuePerPeriod, margin, churn, revenuePeriod, churnPeriod } = inputs;
  if (![revenuePerPeriod, margin, churn].every(Number.isFinite))
    return refused('Fill in revenue, margin and churn as numbers.');
  if (revenuePeriod !== undefined && churnPeriod !== undefined && revenuePeriod !== churnPeriod) {
    return refused(
      `Revenue is per ${revenuePeriod} and churn per ${churnPeriod}. Give both for the same period.`,
    );
  }
  if (revenuePerPeriod < 0)
    return refused('Revenue cannot be negative. Enter refunds as orders of their own.');
  if (margin < 0 || margin > 1) return refused('Margin is a share from 0 to 100 %.');
  if (churn === 0)
    return refused(
      'With a churn of 0 nobody would ever leave and the value has no end. Enter the share that leaves, or use a horizon.',
    );
  if (churn < 0 || churn > 1) return refused('Churn is a share above 0 and at most 100 %.');
  return answer((revenuePerPeriod * margin) / churn);
}

/** Inputs of the relationship formula, in minor units. */
export interface RelationshipInputs {
  revenuePerYear: number;
  years: number;
  acquisitionCost: number;
  /** Of the whole relationship. */
  costOfService: number;
}

/**
 * Value of a relationship: revenue per year x years - acquisition cost - cost of service. Below zero where the costs
 * are higher than the revenue. Source: DOMAIN section 4, method 2.
 *
 * @returns minor units, rounded
 */
export function relationshipValue(inputs: RelationshipInputs): FormulaAnswer {
  const { revenuePerYear, years, acquisitionCost, costOfService } = inputs;
  if (!Object.values(inputs).every(Number.isFinite))
    return refused('Fill in revenue, years and both costs as numbers.');
  if (revenuePerYear < 0) return refused('Revenue cannot be negative. Enter refunds as orders of their own.');
  if (years < 0) return refused('The years of the relationship cannot be negative.');
  if (acquisitionCost < 0 || costOfService < 0) return refused('Costs are entered as positive amounts.');
  return answer(revenuePerYear * years - acquisitionCost - costOfService);
}

function answer(value: number): FormulaAnswer {
  const rounded = Math.round(value);
  if (!Number.isSafeInteger(rounded))
    return refused('These numbers are too large to be counted exactly. Check them.');
  return { ok: true, value: rounded === 0 ? 0 : rounded };
}

function refused(message: string): FormulaAnswer {
  return { ok: false, message };
}
