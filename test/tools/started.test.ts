import { expect, test } from 'vitest';
import { Started } from '../e2e/started';

test('what was started is ended last first, as far as it came, and one that does not end stops no other', async () => {
  const ended: string[] = [];
  const started = new Started();
  const end = (name: string) => {
    ended.push(name);
    return name === 'browser' ? Promise.reject(new Error('it hangs')) : Promise.resolve();
  };
  started.keep('server', end);
  expect(started.keep('browser', end)).toBe('browser');
  started.keep('page', end);
  await expect(started.end()).rejects.toThrow('Not everything ended');
  expect(ended).toEqual(['page', 'browser', 'server']);
  await started.end();
  expect(ended).toHaveLength(3);
});

test('where nothing was started nothing is to end', async () => {
  await expect(new Started().end()).resolves.toBeUndefined();
});
