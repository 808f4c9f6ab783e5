/** PostgreSQL's five-character code of an error, or Node's code of a network error. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

// Serialization failure, deadlock, and a row that another transaction inserted first: run again, it finds that row.
const RETRYABLE = new Set(['40001', '40P01', '23505']);

/** Whether the same transaction may succeed when it is run again. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(errorCode(error) ?? '');
}

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
// Classes 08 connection, 53 out of disk, memory or connections, 57 shut down or cancelled, 58 system error; 25006
// read-only (a standby), 55P03 lock not available, 40 a victim of others that was tried often enough; XX000 to XX002 what a dying server says last.
const UNAVAILABLE = /^(08|53|57|58|XX00)|^(25006|55P03|40001|40P01)$/;
// pg gives no code for these.
const LOST =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|not queryable|Query read timeout|Cannot use a pool after/;

/** Whether the database is away or in trouble, so that the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  const code = errorCode(error);
  if (code !== undefined && (NETWORK.has(code) || UNAVAILABLE.test(code))) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  return error instanceof Error && LOST.test(error.message);
}

/** Whether the database's disk is full. */
export function isDiskFull(error: unknown): boolean {
  return errorCode(error) === '53100';
}
