import { expect, test } from 'vitest';
import { workBehind } from '../../lib/sync/behind';

/** Pieces of work that end when they are told to. */
function pieces() {
  const log: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const piece = (name: string) => () =>
    new Promise<void>((resolve, reject) => {
      log.push(`${name} begins`);
      ends.set(name, (error) => {
        log.push(`${name} ends`);
        if (error) reject(error);
        else resolve();
      });
    });
  return { log, piece, end: (name: string, error?: Error) => ends.get(name)?.(error) };
}

test('a piece of work is under way while its caller goes on, and never two at once', async () => {
  const { log, piece, end } = pieces();
  const behind = workBehind();
  await behind.next(piece('one'));
  log.push('reading');
  const second = behind.next(piece('two'));
  await Promise.resolve();
  expect(log).toEqual(['one begins', 'reading']);
  end('one');
  await second;
  end('two');
  await behind.end();
  expect(log).toEqual(['one begins', 'reading', 'one ends', 'two begins', 'two ends']);
});

test('what a piece throws is thrown at the next step, and nothing more is begun', async () => {
  const { log, piece, end } = pieces();
  const behind = workBehind();
  await behind.next(piece('one'));
  end('one', new Error('Full.'));
  await expect(behind.next(piece('two'))).rejects.toThrow('Full.');
  await expect(behind.end()).rejects.toThrow('Full.');
  await behind.settle();
  expect(log).toEqual(['one begins', 'one ends']);
});
