import fc from 'fast-check';
import { toASCII, toUnicode as toUnicodeThere } from 'punycode/';
import { describe, expect, test } from 'vitest';
import { toAscii, toUnicode } from '../../lib/model/punycode';

describe('domains beyond ASCII', () => {
  // RFC 3492, 7.1, and domains as they are in use.
  test.each([
    ['bücher.example', 'xn--bcher-kva.example'],
    ['他们为什么不说中文.example', 'xn--ihqwcrb4cv8a8dqg056pqjye.example'],
    ['ليهمابتكلموشعربي؟.example', 'xn--egbpdaj6bu4bxfgehfvwxn.example'],
    ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
    ['😀.example', 'xn--e28h.example'],
    ['plain.example', 'plain.example'],
  ])('%s is %s', (shown, ascii) => {
    expect(toAscii(shown)).toBe(ascii);
    expect(toUnicode(ascii)).toBe(shown);
  });

  test('every domain is written as the package of that name writes it, and read back', () => {
    const label = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => !/[.@。．｡]|^xn--/i.test(text));
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
        const domain = labels.join('.');
        expect(toAscii(domain)).toBe(toASCII(domain));
        expect(toUnicode(toAscii(domain))).toBe(toUnicodeThere(toAscii(domain)));
      }),
      { numRuns: 500 },
    );
  });

  test.each(['xn--', 'xn--!', 'xn--99999999999999999', 'xn--a-\u00e9', 'xn--zzzzzzzzzzzz'])(
    '%s stands for nothing and stays',
    (label) => {
      expect(toUnicode(`${label}.example`)).toBe(`${label}.example`);
    },
  );
});
