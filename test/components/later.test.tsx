import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, test } from 'vitest';
import { later, loadLater } from '../../components/ui/later';

test('what is opened seldom is loaded in quiet moments, one after the other, and drawn as ever', async () => {
  const calls: string[] = [];
  const part = (name: string) =>
    later(() => {
      calls.push(name);
      return Promise.resolve(() => <p>{name}</p>);
    });
  const Sheet = part('sheet');
  part('page');
  expect(calls).toEqual([]);
  await loadLater(() => {
    calls.push('quiet');
    return Promise.resolve();
  });
  // All tests of components share their modules: what others have drawn is loaded before, and may bring more to load after.
  const began = calls.indexOf('sheet') - 1;
  expect(calls.slice(began, began + 4)).toEqual(['quiet', 'sheet', 'quiet', 'page']);
  render(
    <Suspense fallback="...">
      <Sheet />
    </Suspense>,
  );
  expect(await screen.findByText('sheet')).toBeTruthy();
});

test('what cannot be loaded now does not keep the rest', async () => {
  const calls: string[] = [];
  later(() => Promise.reject(new Error('offline')));
  later(() => {
    calls.push('after');
    return Promise.resolve(() => null);
  });
  await loadLater(() => Promise.resolve());
  expect(calls).toEqual(['after']);
});
