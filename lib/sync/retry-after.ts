/** No server is obeyed for longer than this. */
export const LONGEST_WAIT_MS = 60 * 60 * 1000;
const DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * What a Retry-After header asks for, in milliseconds from `now`: seconds or a date (RFC 9110, section 10.2.3). Null
 * where there is none or it is neither.
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  // Date.parse takes almost anything for a date, such as '-5'.
  const date = DATE.test(text) ? Date.parse(text) : NaN;
  const ms = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : date - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), LONGEST_WAIT_MS);
}
