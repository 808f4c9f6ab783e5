import { currencyDecimals } from '../model/money';
import { parseMoney } from '../model/money-input';
import type { ValueFigures } from '../model/value-inputs';

/** The inputs of the value formulas as they are typed: shares in percent, an amount in units; '' where not set. */
export type ValueDraft = Record<keyof ValueFigures, string>;

/** The inputs a draft stands for, or what is wrong in which field, a sentence each. */
export type DraftedInputs =
  { ok: true; inputs: ValueFigures } | { ok: false; problems: Partial<Record<keyof ValueFigures, string>> };

/** In which currency and locale amounts are typed. */
export interface DraftHow {
  currency: string;
  locale: string;
}

const YEARS = /^\d{1,3}(?:[.,]\d{1,4})?$/;

/** The inputs as they would be typed. */
export function draftOfInputs(inputs: ValueFigures, { currency, locale }: DraftHow): ValueDraft {
  const number = (value: number) =>
    value.toLocaleString(locale, { useGrouping: false, maximumFractionDigits: 4 });
  const percent = (share: number | null) => (share === null ? '' : number(share * 100));
  const amount = (minor: number | null) =>
    minor === null ? '' : number(minor / 10 ** currencyDecimals(currency));
  return {
    margin: percent(inputs.margin),
    monthlyChurn: percent(inputs.monthlyChurn),
    monthlyDiscount: percent(inputs.monthlyDiscount),
    horizonMonths: String(inputs.horizonMonths),
    acquisitionCost: amount(inputs.acquisitionCost),
    costOfService: amount(inputs.costOfService),
    relationshipYears: inputs.relationshipYears === null ? '' : number(inputs.relationshipYears),
  };
}

/** Reads a draft; an empty margin, churn, cost or length is not set. */
export function inputsOfDraft(draft: ValueDraft, { currency, locale }: DraftHow): DraftedInputs {
  const problems: Partial<Record<keyof ValueFigures, string>> = {};
  const share = (field: 'margin' | 'monthlyChurn' | 'monthlyDiscount', needed: boolean): number | null => {
    const text = draft[field].trim();
    if (text === '' && !needed) return null;
    const value = /^\d{1,3}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : NaN;
    if (!(value >= 0 && value <= 100)) problems[field] = 'A number from 0 to 100.';
    // Ten digits: 62.5 % is .625, not .6249999.
    return Number((value / 100).toFixed(10));
  };
  const margin = share('margin', false);
  const monthlyChurn = share('monthlyChurn', false);
  const monthlyDiscount = share('monthlyDiscount', true) ?? 0;
  const months = draft.horizonMonths.trim();
  const horizonMonths = /^\d{1,3}$/.test(months) ? Number(months) : 0;
  if (horizonMonths < 1 || horizonMonths > 120) problems.horizonMonths = 'Whole months, from 1 to 120.';
  const amount = (field: 'acquisitionCost' | 'costOfService'): number | null => {
    if (draft[field].trim() === '') return null;
    const typed = parseMoney(draft[field], currency, locale);
    if (typed.ok) return typed.minor;
    problems[field] = typed.message;
    return null;
  };
  const acquisitionCost = amount('acquisitionCost');
  const costOfService = amount('costOfService');
  const years = draft.relationshipYears.trim();
  const relationshipYears = years === '' ? null : YEARS.test(years) ? Number(years.replace(',', '.')) : NaN;
  if (relationshipYears !== null && !(relationshipYears >= 0 && relationshipYears <= 100))
    problems.relationshipYears = 'Years from 0 to 100.';
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    inputs: {
      margin,
      monthlyChurn,
      monthlyDiscount,
      horizonMonths,
      acquisitionCost,
      costOfService,
      relationshipYears,
    },
  };
}
