import { describe, expect, test } from 'vitest';
import { addressDomain, addressKey } from '../../lib/model/address';
import { samplePeople } from '../../server/sample/people';

const people = samplePeople();

/** Ranges that regulators keep free for fiction; the sources are in server/sample/phone-numbers.ts. */
const FICTION = [
  /^\+44 20 7946 0\d{3}$/,
  /^\+44 161 496 0\d{3}$/,
  /^\+44 7700 900\d{3}$/,
  /^\+1 \d{3} 555 01\d{2}$/,
  /^\+353 20 91\d \d{4}$/,
  /^\+49 (30 23125|40 66969|69 90009|89 99998) \d{3}$/,
  /^\+33 1 99 00 \d{2} \d{2}$/,
  /^\+46 8 465 004 \d{2}$/,
  /^\+61 2 5550 \d{4}$/,
];

describe('the people of the sample', () => {
  test('every address is valid, of an example domain, and of one person only', () => {
    const addresses = people.flatMap((person) => person.emails);
    for (const address of addresses) expect(addressDomain(address), address).toMatch(/\.example$/);
    expect(new Set(addresses.map(addressKey)).size).toBe(addresses.length);
  });

  test('every telephone number is kept free for fiction, and of one person only', () => {
    const phones = people.flatMap((person) => person.phone ?? []);
    for (const phone of phones) {
      expect(
        FICTION.some((range) => range.test(phone)),
        phone,
      ).toBe(true);
    }
    expect(new Set(phones).size).toBe(phones.length);
    expect(phones.length).toBeGreaterThan(120);
  });

  test('slugs are unique and fit into a URL', () => {
    expect(new Set(people.map((person) => person.slug)).size).toBe(people.length);
    for (const { slug } of people) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  test('names try the screens: long, right-to-left, in other scripts, of two people, or missing', () => {
    const names = people.map((person) => person.name ?? '');
    expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(100);
    for (const script of [
      /\p{Script=Arabic}/u,
      /\p{Script=Hebrew}/u,
      /\p{Script=Han}/u,
      /\p{Script=Cyrillic}/u,
    ]) {
      expect(names.filter((name) => script.test(name)).length).toBeGreaterThan(2);
    }
    expect(names.filter((name) => name === 'Maeve Corrigan')).toHaveLength(2);
    expect(people.some((person) => person.name === null)).toBe(true);
    expect(people.some((person) => person.company === null)).toBe(true);
    expect(people.some((person) => person.phone === null)).toBe(true);
    expect(people.some((person) => person.emails.length === 0)).toBe(true);
    expect(people.some((person) => person.emails.length > 1)).toBe(true);
  });

  test('Ingrid Solberg is nobody of the team, only of the demo CRM', () => {
    expect(people.filter((person) => person.emails.includes('ingrid@fjordtech.example'))).toEqual([]);
    expect(people.filter((person) => person.name === 'Ingrid Solberg')).toEqual([]);
  });
});
