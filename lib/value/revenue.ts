import { type Answer, counted, type Ends, endsOf, inOrder, refused } from './formula-answer';
import type { Range } from './value-estimate';

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
export function lifetimeValue(inputs: LifetimeInputs): Answer<number> {
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
  return counted((revenuePerPeriod * margin) / churn);
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
export function relationshipValue(inputs: RelationshipInputs): Answer<number> {
  const { revenuePerYear, years, acquisitionCost, costOfService } = inputs;
  if (!Object.values(inputs).every(Number.isFinite))
    return refused('Fill in revenue, years and both costs as numbers.');
  if (revenuePerYear < 0) return refused('Revenue cannot be negative. Enter refunds as orders of their own.');
  if (years < 0) return refused('The years of the relationship cannot be negative.');
  if (acquisitionCost < 0 || costOfService < 0) return refused('Costs are entered as positive amounts.');
  return counted(revenuePerYear * years - acquisitionCost - costOfService);
}

/** Inputs of the relationship formula where the ends are not known for sure, over the years as its horizon. */
export interface RelationshipRangeInputs {
  revenuePerYear: Ends;
  years: Ends;
  /** Paid at the beginning. */
  acquisitionCost: number;
  /** Of the whole relationship, spread over its months as the revenue is. */
  costOfService: number;
  /** By which a payment loses value a month, 0.01 for 1 %. */
  monthlyDiscount: number;
}

/**
 * relationshipValue from a careful to a hopeful end, discounted by the month: revenue and service come evenly, at the end
 * of each month. Low takes low revenue and few years together. Without discount and with known figures it is
 * relationshipValue.
 * @returns minor units, rounded
 */
export function relationshipRange(inputs: RelationshipRangeInputs): Answer<Range> {
  const { acquisitionCost, costOfService, monthlyDiscount } = inputs;
  if (!(monthlyDiscount >= 0 && monthlyDiscount <= 1))
    return refused('The discount is a share from 0 to 100 % a month.');
  const [revenue, years] = [endsOf(inputs.revenuePerYear), endsOf(inputs.years)];
  const at = (end: keyof Range): Answer<number> => {
    const of = { revenuePerYear: revenue[end], years: years[end], acquisitionCost, costOfService };
    const plain = relationshipValue(of);
    if (!plain.ok || monthlyDiscount === 0) return plain;
    if (years[end] > 100) return refused('More than 100 years are too many.');
    const months = years[end] * 12;
    const kept = months === 0 ? 1 : annuity(months, monthlyDiscount) / months;
    return counted((revenue[end] * years[end] - costOfService) * kept - acquisitionCost);
  };
  return inOrder(at('low'), at('base'), at('high'));
}

/** Today's value of 1 at the end of each month; of a month cut short by its share. */
function annuity(months: number, discount: number): number {
  let sum = 0;
  for (let k = 0; k < months; k += 1) sum += Math.min(1, months - k) / (1 + discount) ** (k + 1);
  return sum;
}
