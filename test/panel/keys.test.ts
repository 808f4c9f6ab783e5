import { expect, test } from 'vitest';
import { keyName, keyProblem, keysOf } from '../../lib/panel/keys';
import { openDesk } from './desk';

const keys = keysOf(undefined);

test('a key that is taken where both count is refused with what it means', () => {
  expect(keyProblem(keys, 'next', 'K')).toMatch(/^K means “Line before”/);
  expect(keyProblem(keys, 'next', 'z')).toMatch(/^Z means “Undo/);
  expect(keyProblem(keys, 'undo', 'j')).toMatch(/^J means “Next line”/);
});

test('the same key may mean one thing in Today and another beside a page', () => {
  expect(keyProblem(keys, 'next', 'e')).toBeNull();
  expect(keyProblem(keys, 'next', 'j')).toBeNull();
});

test('digits, the space bar and keys without a sign are refused with a sentence', () => {
  expect(keyProblem(keys, 'next', '4')).toMatch(/^Digits mean/);
  expect(keyProblem(keys, 'next', ' ')).toMatch(/space bar/);
  expect(keyProblem(keys, 'next', 'F5')).toMatch(/^Choose a letter/);
  expect(keyProblem(keys, 'next', 'ß')).toBeNull();
});

test('keys are kept on the device, switched off by none, and come back', async () => {
  const { panel, store, until } = await openDesk();
  expect(await panel.commands.setKey('next', 'N')).toBeNull();
  expect(await panel.commands.setKey('undo', '')).toBeNull();
  await until(({ device }) => keysOf(device.keys).next === 'n' && keysOf(device.keys).undo === '');
  expect(await panel.commands.setKey('previous', 'n')).toMatch(/^N means “Next line”/);
  await panel.commands.resetKeys();
  expect(keysOf((await store.device()).keys)).toEqual(keys);
});

test('keys are named as on the keyboard', () => {
  expect(['j', '/', 'enter', 'escape'].map(keyName)).toEqual(['J', '/', 'Enter', 'Esc']);
});
