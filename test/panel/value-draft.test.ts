import { expect, test } from 'vitest';
import { draftOfInputs, inputsOfDraft } from '../../lib/panel/value-draft';

const how = { currency: 'EUR', locale: 'en-GB' };
const inputs = {
  margin: 0.625,
  monthlyDiscount: 0.01,
  horizonMonths: 12,
  monthlyChurn: null,
  acquisitionCost: 12_350,
  costOfService: 8000,
  relationshipYears: 2.5,
};

test('VA16 the inputs are typed in percent and units, and read back as they were', () => {
  const draft = draftOfInputs(inputs, how);
  expect(draft).toEqual({
    margin: '62.5',
    monthlyDiscount: '1',
    horizonMonths: '12',
    monthlyChurn: '',
    acquisitionCost: '123.5',
    costOfService: '80',
    relationshipYears: '2.5',
  });
  expect(inputsOfDraft(draft, how)).toEqual({ ok: true, inputs });
  const german = { currency: 'EUR', locale: 'de-DE' };
  expect(inputsOfDraft(draftOfInputs(inputs, german), german)).toEqual({ ok: true, inputs });
});

test('VA16 what is no number is said at its field', () => {
  const draft = draftOfInputs(inputs, how);
  const wrong = {
    ...draft,
    margin: '120',
    monthlyDiscount: '',
    horizonMonths: '0',
    acquisitionCost: '-1',
    relationshipYears: '101',
  };
  expect(inputsOfDraft(wrong, how)).toEqual({
    ok: false,
    problems: {
      margin: 'A number from 0 to 100.',
      monthlyDiscount: 'A number from 0 to 100.',
      horizonMonths: 'Whole months, from 1 to 120.',
      acquisitionCost: expect.stringContaining('without a minus') as string,
      relationshipYears: 'Years from 0 to 100.',
    },
  });
  expect(inputsOfDraft({ ...draft, margin: '1e1' }, how).ok).toBe(false);
});
