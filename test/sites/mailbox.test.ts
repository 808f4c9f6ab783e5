import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMailbox, readMailbox, readMailto } from '../../lib/sites/mailbox';

const NORA = 'nora.quell@ferngate.example.com';

describe('a text that is an address', () => {
  test.each([
    [NORA, null],
    [`<${NORA}>`, null],
    [` Nora Quell <${NORA}> `, 'Nora Quell'],
    [`Nora Quell<${NORA}>`, 'Nora Quell'],
    [`"Quell, Nora" <${NORA}>`, 'Quell, Nora'],
    [`${NORA} (Nora Quell)`, 'Nora Quell'],
    [`Nora Quell (${NORA})`, 'Nora Quell'],
    [`NORA.QUELL@FERNGATE.EXAMPLE.COM`, null],
    [`mailto:${NORA}`, null],
    [`${NORA};`, null],
  ])('%s', (text, name) => {
    expect(readMailbox(text)).toEqual({ email: NORA, name });
  });

  test('keeps what stands behind a plus, and a quoted local part', () => {
    expect(readMailbox('elif+repco@cloudberry.example')?.email).toBe('elif+repco@cloudberry.example');
    expect(readMailbox('Elif <"elif s"@cloudberry.example>')?.email).toBe('"elif s"@cloudberry.example');
  });

  test('in Unicode and in ASCII is one address', () => {
    expect(readMailbox('joerg@bücher.example')?.email).toBe('joerg@xn--bcher-kva.example');
  });
});

test.each([
  `please write to ${NORA}`,
  `${NORA} wrote on Monday`,
  'nora [at] ferngate.example.com',
  'nora@ferngate',
  '@',
  '',
  `${NORA}, ${NORA}`,
  `a@@ferngate.example.com`,
])('prose and half addresses are none: %s', (text) => {
  expect(readMailbox(text)).toBeNull();
});

test('one address among the words of a label is found; two are not', () => {
  expect(findMailbox(`Profile picture of ${NORA}.`)?.email).toBe(NORA);
  expect(findMailbox(`Account: Sam Ortiz (${NORA})`)?.email).toBe(NORA);
  expect(findMailbox(`${NORA} and ivo@larkspur.example.com`)).toBeNull();
});

test('a mailto link names one mailbox or none', () => {
  expect(readMailto(`mailto:${NORA}?subject=Hello`)).toBe(NORA);
  expect(readMailto('MAILTO:nora%2Bx@ferngate.example.com')).toBe('nora+x@ferngate.example.com');
  expect(readMailto(`mailto:${NORA},ivo@larkspur.example.com`)).toBeNull();
  expect(readMailto('mailto:%%%')).toBeNull();
  expect(readMailto('mailto:')).toBeNull();
});

test('any text gives an address that can be one, or none', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 600 }),
        fc.emailAddress(),
        fc.string().map((text) => `${text}<${NORA}>`),
      ),
      (text) => {
        const email = readMailbox(text)?.email ?? findMailbox(text)?.email ?? NORA;
        return (
          email.length <= 254 && email.lastIndexOf('@') > 0 && !/[\s<>]/.test(email.replace(/^".*"@/, '@'))
        );
      },
    ),
  );
});
