import { describe, expect, test } from 'vitest';
import { matchShape, shapeOf } from '../../lib/sites/page-shape';

const P = 'https://crm.example';
const SAID = ['Nora Quell', 'nora.quell@ferngate.example', 'nora.quell'];

/** What a shape that was made from one URL says of another. */
function through(one: string, other: string) {
  const shape = shapeOf(new URL(one), SAID);
  if (shape === null) throw new Error('No shape');
  const match = matchShape(shape.pages, new URL(other));
  return match === null ? null : `${match.account} ${shape.record ?? '-'} ${match.id ?? '-'}`;
}

describe('the id of the record is found in another URL of the same shape', () => {
  test.each([
    [`${P}/clients/4711`, `${P}/clients/4890`, 'crm.example person 4890'],
    [`${P}/tickets/4711`, `${P}/tickets/12`, 'crm.example ticket 12'],
    [`${P}/w/7/clients/4711/view`, `${P}/w/9/clients/3/view`, 'crm.example/9 person 3'],
    [`${P}/app#/people/4711`, `${P}/app#/people/4890`, 'crm.example person 4890'],
    [
      `${P}/x.php?module=Contacts&action=Show&record=ab-12`,
      `${P}/x.php?record=cd-34&module=Contacts&action=Show&page=2`,
      'crm.example person cd-34',
    ],
    [`${P}/people/nora-quell`, `${P}/people/ivo-brandt`, 'crm.example person ivo-brandt'],
    [`${P}/k/nora.quell%40ferngate.example`, `${P}/k/ivo`, 'crm.example person ivo'],
    [`${P}/customers/ACME`, `${P}/customers/Larkspur`, 'crm.example person Larkspur'],
    [`${P}/mail`, `${P}/mail`, 'crm.example - -'],
    [
      `${P}/records/0192aaaa-bbbb-7ccc-8ddd-eeeeffff0001`,
      `${P}/records/0192aaaa-bbbb-7ccc-8ddd-eeeeffff0002`,
      'crm.example person 0192aaaa-bbbb-7ccc-8ddd-eeeeffff0002',
    ],
  ])('%s -> %s', (one, other, said) => {
    expect(through(one, other)).toBe(said);
  });
});

describe('a URL of another shape is not one of its pages', () => {
  test.each([
    [`${P}/clients/4711`, `${P}/clients`],
    [`${P}/clients/4711`, `${P}/clients/new`],
    [`${P}/clients/4711`, `${P}/clients/4711/notes`],
    [`${P}/clients/4711`, `${P}/deals/4711`],
    [`${P}/app#/people/4711`, `${P}/app#/people`],
    [`${P}/app#/people/4711`, `${P}/app`],
    [`${P}/x.php?module=Contacts&record=12`, `${P}/x.php?module=Accounts&record=12`],
    [`${P}/x.php?module=Contacts&record=12`, `${P}/x.php?module=Contacts`],
  ])('%s -> %s', (one, other) => {
    expect(through(one, other)).toBeNull();
  });
});

test('nothing of the person stays in a shape', () => {
  for (const path of ['/people/nora-quell', '/k/nora.quell%40ferngate.example/nora', '/p?who=nora.quell']) {
    const text = JSON.stringify(shapeOf(new URL(path, P), SAID));
    expect(text).not.toMatch(/nora|quell|ferngate/i);
  }
});

test('a URL with more parts than a page of a program has gives no shape', () => {
  expect(shapeOf(new URL(`${P}${'/x'.repeat(21)}`), SAID)).toBeNull();
});
