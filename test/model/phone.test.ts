import { expect, test } from 'vitest';
import { readPhone } from '../../lib/model/phone';
import { likelyCountry, phoneSays } from '../../lib/panel/phone-text';

// Numbers that the regulators keep for films and examples: Ofcom's 020 7946 0xxx, the NANP's 555-01xx, Arcep's 01 99 00.
test.each([
  ['020 7946 0018', 'GB', '+44 20 7946 0018', '020 7946 0018', 'GB'],
  ['+44 (0)20 7946 0018', 'US', '+44 20 7946 0018', '020 7946 0018', 'GB'],
  ['0044 20 79460018', 'GB', '+44 20 7946 0018', '020 7946 0018', 'GB'],
  ['(212) 555-0143 ext. 12', 'US', '+1 212 555 0143 ext. 12', '(212) 555-0143 ext. 12', 'US'],
  ['01 99 00 12 34', 'FR', '+33 1 99 00 12 34', '01 99 00 12 34', 'FR'],
])('%s typed in %s', (typed, country, text, national, of) => {
  expect(readPhone(typed, country)).toEqual({ text, national, country: of });
});

test.each([
  ['020 7946 0018', null],
  ['12', 'GB'],
  ['call Dana', 'GB'],
  ['020 7946 0018', 'ZZ'],
  ['', 'GB'],
  ['9'.repeat(70), 'GB'],
  ['\u0000\u202e+44', 'GB'],
])('%j in %s is not read', (typed, country) => {
  expect(readPhone(typed, country)).toBeNull();
});

test('a number that was read is read the same again', () => {
  for (const text of ['+44 20 7946 0018', '+1 212 555 0143 ext. 12', '+33 1 99 00 12 34']) {
    expect(readPhone(text, null)?.text).toBe(text);
  }
});

test('what is typed is answered in words, and what is not read says that it is kept', () => {
  expect(phoneSays('020 7946 0018', 'GB', 'en-GB')).toEqual({
    text: 'United Kingdom: 020 7946 0018',
    isRead: true,
  });
  expect(phoneSays('extension of Dana', 'GB', 'en-GB')).toEqual({
    text: 'Not read as a number: it is kept as you typed it.',
    isRead: false,
  });
  expect(phoneSays('+4', 'GB', 'en-GB')).toBeNull();
});

test('a number without a country code is likely of the country of the others, else of the user', () => {
  expect(likelyCountry(['ask Dana', '+33 1 99 00 12 34'], 'en-GB')).toBe('FR');
  expect(likelyCountry([], 'en-GB')).toBe('GB');
  expect(likelyCountry([], 'de')).toBe('DE');
});
