import { expect, test } from 'vitest';
import { ErrorCode, ErrorReply } from '../../lib/model/wire';
import { errorReply, Refusal, refusalOf, STATUS } from '../../server/refusal';
import { isRetryable } from '../../server/db/database-error';

const failure = (code: string, message = 'secret detail') => Object.assign(new Error(message), { code });

test.each([
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P03',
  '57014',
  '08006',
  '53300',
  '25006',
  '55P03',
  'XX000',
])('%s of the database is unavailable: try again', (code) => {
  expect(refusalOf(failure(code))).toMatchObject({ code: 'unavailable' });
});

test.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])(
  '"%s", which has no code, is unavailable',
  (message) => {
    expect(refusalOf(new Error(message)).code).toBe('unavailable');
  },
);

test('an error of every address of a host is unavailable', () => {
  expect(refusalOf(new AggregateError([failure('ECONNREFUSED'), failure('ECONNREFUSED')])).code).toBe(
    'unavailable',
  );
});

test('a full disk is said', () => {
  expect(refusalOf(failure('53100')).message).toMatch(/disk is full/);
});

test('any other error is internal, and nothing of it is told', () => {
  for (const error of [failure('22P02'), new TypeError('secret detail'), 'secret detail', null]) {
    const refusal = refusalOf(error);
    expect(refusal.code).toBe('internal');
    expect(JSON.stringify(errorReply(refusal))).not.toContain('secret');
  }
});

test('a refusal is answered as it is, in the one shape; each code has a status', () => {
  const refusal = new Refusal('gap', 'Mutation 3 is missing.', 2);
  expect(refusalOf(refusal)).toBe(refusal);
  expect(ErrorReply.parse(errorReply(refusal))).toEqual({
    error: { code: 'gap', message: 'Mutation 3 is missing.', lastMid: 2 },
  });
  expect(ErrorCode.options.filter((code) => !(STATUS[code] >= 400))).toEqual([]);
});

test('what another transaction caused is tried again, nothing else', () => {
  expect(['40001', '40P01', '23505', '23503', '57P01'].map((code) => isRetryable(failure(code)))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
