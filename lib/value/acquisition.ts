import { type Answer, counted, refused } from './formula-answer';

/**
 * What it costs to win a customer (CAC): what was spent on winning customers in a time, over how many were won in it.
 * Source: Farris and others, Marketing Metrics, 3rd edition (2015), section 5.4.
 * @param spent minor units
 * @returns minor units, rounded
 */
export function acquisitionCost(spent: number, won: number): Answer<number> {
  if (![spent, won].every(Number.isFinite)) return refused('Fill in what was spent and how many were won.');
  if (spent < 0) return refused('Costs are entered as positive amounts.');
  if (won < 0 || !Number.isInteger(won)) return refused('The customers won are a whole number.');
  if (won === 0)
    return refused('No customer was won in this time: the cost of one has no end. Take a longer time.');
  return counted(spent / won);
}

/**
 * How many times a customer brings what it cost to win them (CLV:CAC). Below 1 the customer costs more than they bring.
 * Source: as above, section 5.3.
 * @param value customer lifetime value, and `cost` the acquisition cost, in the same minor units
 */
export function valueToCost(value: number, cost: number): Answer<number> {
  if (![value, cost].every(Number.isFinite)) return refused('Fill in the value and the acquisition cost.');
  if (cost < 0) return refused('Costs are entered as positive amounts.');
  if (cost === 0)
    return refused('With an acquisition cost of 0 the ratio has no end: the value itself says it.');
  return { ok: true, value: value / cost };
}
