import { expect, test } from 'vitest';
import { accountOf, companyKey, countedOnce, isOfAccount } from '../../lib/rules/account';
import { buildContact, buildOrder, buildPerson, buildReversal, daysAgo, idOf } from '../builders';

test.each([
  ['Vogel Metallbau GmbH & Co. KG', 'vogel metallbau'],
  ['VOGEL  METALLBAU', 'vogel metallbau'],
  ['Société Générale, S.A.S.', 'societe generale'],
  ['Ore Ltd.', 'ore'],
  ['Ltd', 'ltd'],
  ['株式会社サンプル', '株式会社サンフル'],
  ['!!!', ''],
])('CY1 %s is %s', (name, key) => {
  expect(companyKey(name)).toBe(key);
});

test('CY1 domains of mail providers say nothing', () => {
  const contact = { company: 'Ore', emails: ['a@gmail.com', 'a@ore.example', 'b@Ore.Example', 'x'] };
  expect(accountOf(contact)).toEqual({ name: 'Ore', key: 'ore', domains: ['ore.example'] });
  expect(accountOf({ ...contact, company: null })).toBeNull();
  expect(accountOf({ ...contact, company: ' - ' })).toBeNull();
});

test('CY2 by the name, or by the domain of somebody of no other company', () => {
  const account = { name: 'Ore', key: 'ore', domains: ['ore.example'] };
  const is = (company: string | null, ...emails: string[]) => isOfAccount({ company, emails }, account);
  expect(is('ORE Limited')).toBe('name');
  expect(is(null, 'x@mail.example', 'b@ore.example')).toBe('domain');
  expect(is('Copper Ltd', 'b@ore.example')).toBeNull();
  expect(is(null, 'b@ore.example.test')).toBeNull();
  expect(is(null)).toBeNull();
});

const person = (number: number, ...orders: Parameters<typeof buildOrder>[0][]) =>
  buildPerson({
    contact: buildContact({ id: idOf(number) }),
    orders: orders.map((order) => buildOrder({ contactId: idOf(number), ...order })),
  });

test('CY3 an order that stands at two people counts for whom it was recorded of first', () => {
  const ann = person(201, { label: 'Order 1042', at: daysAgo(3) }, { label: null, at: daysAgo(3) });
  const bea = person(
    202,
    { label: ' order #1042', at: daysAgo(3) - 1000 },
    { label: null, at: daysAgo(3) },
    { label: 'Order 1042', at: daysAgo(90) },
    { label: 'Order 1042', at: daysAgo(3), amount: { minor: 5, currency: 'EUR' } },
  );
  const { persons, doubles } = countedOnce([ann, bea]);
  expect(doubles).toBe(1);
  expect(persons.map(({ orders }) => orders.length)).toEqual([1, 4]);
});

test('CY3 two alike at one person are two, and what was taken back is none', () => {
  const twice = person(201, { label: 'Kit' }, { label: 'Kit' });
  expect(countedOnce([twice]).doubles).toBe(0);
  const ann = person(201, { label: 'Kit' });
  const bea = person(202, { label: 'Kit' });
  const [order] = ann.orders;
  const taken = { ...ann, reversals: [buildReversal({ fact: order?.id ?? '', contactId: idOf(201) })] };
  expect(countedOnce([taken, bea])).toMatchObject({ doubles: 0 });
});
