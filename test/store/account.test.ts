import { expect, test } from 'vitest';
import { accountOf, type Account } from '../../lib/rules/account';
import { ACCOUNT_LIMIT } from '../../lib/store/account';
import { idOf } from '../builders';
import { contactRow, openProfile, page } from './profile';

const account = (company: string, ...emails: string[]): Account => {
  const found = accountOf({ company, emails });
  if (found === null) throw new Error(company);
  return found;
};

test('people of a company are found by its name, however it is spelled, and by their domain', async () => {
  const { store } = await openProfile();
  const people: [string | null, string][] = [
    ['Vogel Metallbau', 'a@mail.example'],
    ['VOGEL  Metallbau GmbH', 'b@mail.example'],
    ['Vogel Metallbau Nord', 'c@vogel.example'],
    [null, 'd@vogel.example'],
    [null, 'e@VOGEL.example'],
    [null, 'f@vogel.test'],
    ['A.B. Foods', 'g@mail.example'],
    [null, 'h@mün.example'],
    [null, 'i@xn--mn-xka.example'],
  ];
  await store.applyPull(
    page(
      1,
      ...people.map(([company, email], at) =>
        contactRow(1, { id: idOf(300 + at), company, emails: [email] }),
      ),
    ),
  );
  const found = async (who: Account) =>
    (await store.peopleOfAccount(who)).map(({ emails }) => emails[0]?.[0]).sort();
  expect(await found(account('vogel metallbau', 'x@vogel.example'))).toEqual(['a', 'b', 'd', 'e']);
  expect(await found(account('AB Foods'))).toEqual(['g']);
  expect(await found(account('Other', 'x@mün.example'))).toEqual(['h', 'i']);
  expect(await found(account('Nobody'))).toEqual([]);
});

test('people who were merged are one of it, and of a thousand there are five hundred', async () => {
  const { store } = await openProfile();
  const rows = Array.from({ length: 1000 }, (_, at) =>
    contactRow(1, {
      id: idOf(2000 + at),
      company: 'Ore Ltd',
      emails: [],
      mergedInto: at === 1 ? idOf(2000) : null,
    }),
  );
  await store.applyPull(page(1, ...rows));
  const found = await store.peopleOfAccount(account('Ore'));
  expect(found.length).toBeGreaterThanOrEqual(499);
  expect(found.length).toBeLessThanOrEqual(500);
  expect(new Set(found.map(({ id }) => id)).has(idOf(2001))).toBe(false);
});

test('of a large company one person more is read than is shown: it says that there are more', async () => {
  const { store } = await openProfile();
  const people = Array.from({ length: ACCOUNT_LIMIT + 3 }, (_, at) =>
    contactRow(1, {
      id: idOf(1000 + at),
      company: 'Vogel Metallbau',
      emails: [`p${String(at)}@vogel.example`],
    }),
  );
  await store.applyPull(page(1, ...people));
  expect(await store.peopleOfAccount(account('Vogel Metallbau'))).toHaveLength(ACCOUNT_LIMIT + 1);
});
