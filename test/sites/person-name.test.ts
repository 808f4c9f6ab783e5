import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeName, nameFits, otherAddressIn, readName } from '../../lib/sites/person-name';

describe('a name as it is read', () => {
  test.each([
    ['  Nora\n Quell ', 'Nora Quell'],
    ['"Nora Quell"', 'Nora Quell'],
    ['Okafor, Adaeze', 'Adaeze Okafor'],
    ['Quell, Nora (Ferngate)', 'Nora Quell (Ferngate)'],
    ['von der Hohenwarte, Anni', 'Anni von der Hohenwarte'],
    ['NORA QUELL', 'NORA QUELL'],
    ["O'Keefe, Brekke and Jacobi", "O'Keefe, Brekke and Jacobi"],
    ['Ferngate, Inc.', 'Ferngate, Inc.'],
    ['Nora Quell, PhD', 'Nora Quell, PhD'],
    ['佐藤 美咲', '佐藤 美咲'],
    ['User: Nora Quell', 'Nora Quell'],
    ['Userman: Nora', 'Userman: Nora'],
    ['Nora\u202e lleuQ\u200b', 'Nora lleuQ'],
  ])('%s', (text, name) => {
    expect(readName(text)).toBe(name);
  });

  test('is none where it is an address, a sign or nothing', () => {
    for (const text of ['nora@ferngate.example.com', 'a@b', '', ' ', '--', '12', null, undefined]) {
      expect(readName(text)).toBeNull();
    }
  });

  test('is never longer than 200 characters, whatever the text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 3_000 }), (text) => (readName(text) ?? '').length <= 200));
  });
});

test('a display name that is another address is told from one that is its own', () => {
  expect(otherAddressIn('nora.quell@ferngate.example.com', 'k@quickdeal.example')).toBe(
    'nora.quell@ferngate.example.com',
  );
  expect(otherAddressIn('K@QuickDeal.example', 'k@quickdeal.example')).toBeNull();
  expect(otherAddressIn('Nora Quell', 'k@quickdeal.example')).toBeNull();
  expect(otherAddressIn(null, 'k@quickdeal.example')).toBeNull();
});

test.each([
  ['Nora Quell', 'nora.quell@ferngate.example.com', true],
  ['Quell', 'nquell@ferngate.example.com', true],
  ['Jörg Weiß', 'jorg@bucher.example', true],
  ['Nora Quell', 'nq@ferngate.example.com', true],
  ['Bo Li', 'bo.li@ferngate.example.com', true],
  ['Ivo Brandt', 'nora.quell@ferngate.example.com', false],
  ['Ferngate Ltd', 'nora.quell@ferngate.example.com', false],
  ['Nora Quell', 'office+nora@ferngate.example.com', false],
])('%s and %s', (name, email, fits) => {
  expect(nameFits(name, email)).toBe(fits);
});

test('headings that every record has are no names', () => {
  for (const text of [
    'Status',
    'Personal info',
    'Notizen',
    'Ticket 4711',
    'Cannot log in!',
    'x',
    'Call about the offer as soon as',
  ]) {
    expect(looksLikeName(text)).toBe(false);
  }
  for (const text of ['Nora Quell', 'Anni von der Hohenwarte', '佐藤 美咲', "Rory O'Keefe"])
    expect(looksLikeName(text)).toBe(true);
});
