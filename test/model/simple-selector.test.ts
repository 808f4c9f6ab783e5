import { describe, expect, test } from 'vitest';
import { isSimpleSelector } from '../../lib/model/simple-selector';

describe('a simple selector', () => {
  test.each([
    'div',
    '.client-mail',
    'div.client-mail',
    '[data-field="email"]',
    'input[name="a > b"]',
    'main > div:nth-child(2) > p:nth-child(1):nth-last-child(3)',
    'body > table > tr:nth-of-type(12)',
  ])('%s', (text) => {
    expect(isSimpleSelector(text)).toBe(true);
  });
});

describe('anything else is none', () => {
  test.each([
    '',
    '*',
    'div p',
    'div, p',
    'div + p',
    'div ~ p',
    'div > ',
    ' > div',
    'div:has(p)',
    ':not(p)',
    ':is(p)',
    'a[href^="mailto:"]',
    'a[href]',
    'a[title="x\\"]',
    '[a="b"',
    'div:nth-child(2n+1)',
    'div:nth-child(0)',
    'div:hover',
    'p::before',
    '@import',
    'x'.repeat(601),
    Array(31).fill('p').join(' > '),
  ])('%s', (text) => {
    expect(isSimpleSelector(text)).toBe(false);
  });

  test('a long hostile text is judged at once', () => {
    const texts = ['['.repeat(600), '"'.repeat(600), ' > '.repeat(200), 'a:nth-child('.repeat(50)];
    for (const text of texts) expect(isSimpleSelector(text)).toBe(false);
  });
});
