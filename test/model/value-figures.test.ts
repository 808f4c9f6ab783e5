import { expect, test } from 'vitest';
import { figuresOf, sinceOf, withFigures } from '../../lib/model/value-figures';
import { Workspace } from '../../lib/model/workspace';
import { buildWorkspace, DAY, NOW } from '../builders';

const begun = buildWorkspace();
const figures = figuresOf(begun);

test('VA7 what nobody has touched is as Sidestage comes, and what is not set has no date', () => {
  expect(sinceOf(begun, 'monthlyDiscount')).toBe('begun-with');
  expect(sinceOf(begun, 'horizonMonths')).toBe('begun-with');
  expect(sinceOf(begun, 'margin')).toBeNull();
  expect(sinceOf(begun, 'relationshipYears')).toBeNull();
});

test('VA7 a figure that is saved is so from then on; the others keep their dates', () => {
  const first = { ...begun, ...withFigures(begun, { ...figures, margin: 0.4, costOfService: 900 }, NOW) };
  expect(Workspace.parse(first)).toMatchObject({ value: { margin: 0.4 }, valueMore: { costOfService: 900 } });
  const later = withFigures(first, { ...figuresOf(first), monthlyDiscount: 0.02 }, NOW + DAY);
  expect(sinceOf(later, 'margin')).toEqual({ at: NOW });
  expect(sinceOf(later, 'costOfService')).toEqual({ at: NOW });
  expect(sinceOf(later, 'monthlyDiscount')).toEqual({ at: NOW + DAY });
  expect(sinceOf(later, 'horizonMonths')).toBe('begun-with');
});

test('VA7 a figure that an older version saved without a date has none, rather than a wrong one', () => {
  const first = withFigures(begun, { ...figures, margin: 0.4, monthlyDiscount: 0.02 }, NOW);
  const byOld = { ...first, value: { ...first.value, margin: 0.5, monthlyDiscount: 0.01 } };
  expect(sinceOf(byOld, 'margin')).toBeNull();
  expect(sinceOf(byOld, 'monthlyDiscount')).toBeNull();
  const neverDated = { ...begun, value: { ...begun.value, margin: 0.3, horizonMonths: 24 } };
  expect(sinceOf(neverDated, 'margin')).toBeNull();
  expect(sinceOf(neverDated, 'horizonMonths')).toBeNull();
});
