import { expect, test } from 'vitest';
import { calledLeft } from './called-left';

test('SS13 SG1 SG3 on CDNOW fewer of those called lost by the fit order after all, and more of the gone are found', () => {
  const { left, drifting, gone } = calledLeft();
  const wrong = ({ people, ordered }: { people: number; ordered: number }) => ordered / people;
  const found = ({ people, ordered }: { people: number; ordered: number }) => (people - ordered) / gone;
  expect(gone).toBe(1673);
  expect(wrong(left.fit)).toBeLessThan(0.16);
  expect(wrong(left.ownRhythm)).toBeGreaterThan(0.33);
  expect(found(left.fit)).toBeGreaterThan(0.8);
  expect(found(left.ownRhythm)).toBeLessThan(0.13);
  // Of those who came again the gain is small: 36 % of about as many, against 40 %.
  expect(drifting.fit.people).toBeGreaterThan(0.9 * drifting.ownRhythm.people);
  expect(wrong(drifting.fit)).toBeLessThan(wrong(drifting.ownRhythm) - 0.03);
});
