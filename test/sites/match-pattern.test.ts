import { expect, test } from 'vitest';
import { isMatch } from '../../lib/sites/match-pattern';

test.each([
  ['https://mail.google.com/*', 'https://mail.google.com/mail/u/0/#inbox', true],
  ['https://mail.google.com/*', 'http://mail.google.com/', false],
  ['https://mail.google.com/*', 'https://mail.google.com.evil.example/', false],
  ['https://*.zendesk.com/*', 'https://acme.zendesk.com/agent/tickets/1', true],
  ['https://*.zendesk.com/*', 'https://zendesk.com/', true],
  ['https://*.zendesk.com/*', 'https://notzendesk.com/', false],
  ['*://*/*', 'http://127.0.0.1:8080/x', true],
  ['*://*/*', 'file:///etc/hosts', false],
  ['http://127.0.0.1/*', 'http://127.0.0.1:8080/x', true],
  ['nonsense', 'https://mail.google.com/', false],
  ['https://mail.google.com/*', 'nonsense', false],
])('%s and %s: %s', (pattern, url, fits) => {
  expect(isMatch(pattern, url)).toBe(fits);
});
