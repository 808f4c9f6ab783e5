import { describe, expect, test } from 'vitest';
import { isTellingName, isStableName, saidWords } from '../../lib/sites/stable-name';

const SAID = saidWords(['Nora Quell', 'nora.quell@ferngate.example', '4711']);

describe('a name that a program gave on purpose', () => {
  test.each([
    'email',
    'client-email',
    'contactName',
    'field.primary_email',
    'cell-0-1-email',
    'E-mail address',
  ])('%s', (name) => {
    expect(isStableName(name, SAID)).toBe(true);
  });
});

describe('a name that a build or a record made', () => {
  test.each([
    'sc-1a2b',
    'css-1q2w3e',
    'CWGkB',
    'ember123',
    'row-4711',
    'x12',
    '4711',
    'contact-nora',
    'nora.quell@ferngate.example',
    'react-select-3-input',
    ':r1:',
    'bdfghk',
    'a'.repeat(61),
    'client_a1b2c3',
    '',
  ])('%s', (name) => {
    expect(isStableName(name, SAID)).toBe(false);
  });
});

describe('a class', () => {
  test.each([
    ['client-name', true],
    ['person__title', true],
    ['tel', true],
    ['text-lg', false],
    ['flex', false],
    ['mt-4', false],
    ['row', false],
    ['k3jd92', false],
    ['xadobeq', false],
    ['clientName', true],
  ])('%s says what a thing is: %s', (name, expected) => {
    expect(isTellingName(name, SAID)).toBe(expected);
  });
});
