import { type Answer, counted, type Ends, endsOf, inOrder, refused } from './formula-answer';
import type { Period } from './revenue';
import type { Range } from './value-estimate';

/** Inputs of the average-revenue formula over a horizon. Revenue and churn are for the same period. */
export interface HorizonInputs {
  /** Average revenue of a customer a period, in minor units. */
  revenue: Ends;
  /** Gross margin, 0 to 1. */
  margin: Ends;
  /** Share of customers lost a period, 0 to 1; 0 is allowed, as the horizon ends it. */
  churn: Ends;
  period: Period;
  horizonMonths: number;
  /** By which a payment loses value a month, 0.01 for 1 %. */
  monthlyDiscount: number;
}

/** Months of a period. */
const PERIOD_MONTHS: Record<Period, number> = { month: 1, quarter: 3, year: 12 };
const MOST_MONTHS = 1200;

/**
 * Customer lifetime value by average revenue, over a horizon and discounted: the sum over the periods k = 0, 1, ... of
 * revenue x margin x (1 - churn)^k / (1 + discount)^k, a period that the horizon cuts by its share. Without horizon and
 * discount it is revenue x margin / churn, see lifetimeValue. Low takes low revenue and margin and high churn together,
 * high the other way. Source: Berger and Nasr, Customer Lifetime Value, Journal of Interactive Marketing 12 (1998),
 * case 1; DOMAIN section 4, method 1.
 * @returns minor units, rounded
 */
export function horizonValue(inputs: HorizonInputs): Answer<Range> {
  const { period, horizonMonths, monthlyDiscount } = inputs;
  const [revenue, margin, churn] = [endsOf(inputs.revenue), endsOf(inputs.margin), endsOf(inputs.churn)];
  const all = [revenue, margin, churn].flatMap(({ low, base, high }) => [low, base, high]);
  if (![...all, horizonMonths, monthlyDiscount].every(Number.isFinite))
    return refused('Fill in revenue, margin, churn, horizon and discount as numbers.');
  if (revenue.low < 0) return refused('Revenue cannot be negative. Enter refunds as orders of their own.');
  if (all.slice(3, 6).some((share) => share < 0 || share > 1))
    return refused('Margin is a share from 0 to 100 %.');
  if (churn.low < 0 || churn.high > 1) return refused('Churn is a share from 0 to 100 %.');
  if (horizonMonths <= 0 || horizonMonths > MOST_MONTHS)
    return refused(`The horizon is from 1 to ${MOST_MONTHS} months.`);
  if (monthlyDiscount < 0 || monthlyDiscount > 1)
    return refused('The discount is a share from 0 to 100 % a month.');
  const of = (r: number, m: number, c: number) =>
    counted(
      r *
        m *
        payments(c, horizonMonths / PERIOD_MONTHS[period], (1 + monthlyDiscount) ** PERIOD_MONTHS[period]),
    );
  return inOrder(
    of(revenue.low, margin.low, churn.high),
    of(revenue.base, margin.base, churn.base),
    of(revenue.high, margin.high, churn.low),
  );
}

/** Expected payments over so many periods, the first one now, each worth less by `growth` a period. */
function payments(churn: number, periods: number, growth: number): number {
  let sum = 0;
  for (let k = 0; k < periods; k += 1) sum += Math.min(1, periods - k) * ((1 - churn) / growth) ** k;
  return sum;
}
