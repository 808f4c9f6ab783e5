const COEFFICIENTS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const G = 7;

/**
 * Natural logarithm of the gamma function for x > 0, to about 1e-14 relative. Source: C. Lanczos, A precision
 * approximation of the gamma function, SIAM Journal on Numerical Analysis B 1 (1964), with g = 7 and 9 terms.
 */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const series = COEFFICIENTS.reduce((sum, term, i) => (i === 0 ? term : sum + term / (z + i)), 0);
  const t = z + G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
}
