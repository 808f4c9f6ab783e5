import { describe, expect, test } from 'vitest';
import { isHouse, isMe, isOurs, ownSet } from '../../lib/sites/own';

const own = ownSet([
  ' Sam.Ortiz@REPCO.test ',
  'sam@gmail.com',
  '@partner.example',
  'bücher.example',
  'not an address@',
  '',
]);

describe('own addresses', () => {
  test('are compared without case, and with or without a plus-tag', () => {
    expect(isMe('sam.ortiz@repco.test', own)).toBe(true);
    expect(isMe('sam.ortiz+shop@repco.test', own)).toBe(true);
    expect(isMe('dana.price@repco.test', own)).toBe(false);
    expect(isMe('am.ortiz@repco.test', own)).toBe(false);
  });

  test('make a colleague of whoever shares their domain', () => {
    expect(isHouse('dana.price@repco.test', own)).toBe(true);
    expect(isOurs('dana.price@repco.test', own)).toBe(false);
  });

  test('but not where the domain is a public provider', () => {
    expect(isMe('sam@gmail.com', own)).toBe(true);
    expect(isHouse('nora@gmail.com', own)).toBe(false);
  });
});

describe('own domains', () => {
  test('hold everybody in them and below them', () => {
    expect(isOurs('anybody@partner.example', own)).toBe(true);
    expect(isOurs('anybody@mail.partner.example', own)).toBe(true);
    expect(isHouse('anybody@partner.example', own)).toBe(true);
    expect(isOurs('anybody@notpartner.example', own)).toBe(false);
    expect(isOurs('anybody@partner.example.com', own)).toBe(false);
  });

  test('may be written in Unicode', () => {
    expect(isOurs('anybody@xn--bcher-kva.example', own)).toBe(true);
  });
});

test('what is neither an address nor a domain is left out', () => {
  expect(own.size).toBe(4);
});
