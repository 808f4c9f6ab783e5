import { logGamma, STIRLING_FROM, stirlingRest } from './log-gamma';

const HALF_LOG_TWO_PI = 0.9189385332046727;

/**
 * Natural logarithm of the beta function B(a, b) for a, b > 0, to about 1e-14 relative. Where an argument is large the
 * large parts of Stirling's series are taken away by algebra, as the difference of their values would keep few digits.
 * Source: DiDonato and Morris, Algorithm 708, ACM Transactions on Mathematical Software 18 (1992), section on BETALN.
 */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  const large = Math.max(a, b);
  const sum = small + large;
  if (large < STIRLING_FROM) return logGamma(small) + logGamma(large) - logGamma(sum);
  const rest = stirlingRest(large) - stirlingRest(sum);
  const gap = Math.log1p(small / large);
  if (small < STIRLING_FROM)
    return logGamma(small) + rest + small - small * Math.log(sum) - (large - 0.5) * gap;
  const share = Math.log(small / sum);
  return (
    HALF_LOG_TWO_PI - 0.5 * Math.log(large) + (small - 0.5) * share - large * gap + rest + stirlingRest(small)
  );
}

/**
 * log of x (x + 1) ... (x + n - 1) = log-gamma(x + n) - log-gamma(x) for x > 0, n >= 0, exact where x is large and n
 * small. Source: Abramowitz and Stegun, 6.1.22.
 */
export function logRising(x: number, n: number): number {
  if (n === 0) return 0;
  if (x < STIRLING_FROM) return logGamma(x + n) - logGamma(x);
  const rest = stirlingRest(x + n) - stirlingRest(x);
  return n * Math.log(x + n) - n + (x - 0.5) * Math.log1p(n / x) + rest;
}
