import { expect, test } from 'vitest';
import { rowsById } from '../../lib/store/rows-by-id';
import { idOf } from '../builders';
import { openProfile } from './profile';

const HERE = Array.from({ length: 900 }, (_, index) => idOf(1000 + 2 * index));

/** Which of these ids are found, in order, with 900 rows in every second place. */
async function found(ids: string[]): Promise<string[]> {
  const { tables } = await openProfile();
  return tables(async (db) => {
    await db.looks.bulkPut(HERE.map((id) => ({ id, at: 1 })));
    return [...(await rowsById(db.looks, ids)).keys()].sort();
  });
}

test.each([
  ['a few, one of whom is not here', [HERE[3] ?? '', idOf(1), HERE[7] ?? ''], [HERE[3], HERE[7]]],
  ['many side by side', HERE.slice(100, 300), HERE.slice(100, 300)],
  ['many far from each other', HERE.filter((_, at) => at % 7 === 0), HERE.filter((_, at) => at % 7 === 0)],
  [
    'many so far from each other that keys tell little',
    [...HERE.slice(0, 30), ...HERE.slice(-30)],
    [...HERE.slice(0, 30), ...HERE.slice(-30)],
  ],
  ['many who are not here, between those who are', HERE.map((_, at) => idOf(1001 + 2 * at)), []],
  ['one of many who are not here', [...HERE.map((_, at) => idOf(1001 + 2 * at)), HERE[5] ?? ''], [HERE[5]]],
  [
    'many named twice, in no order',
    [...HERE.slice(0, 60).reverse(), ...HERE.slice(0, 60)],
    HERE.slice(0, 60),
  ],
  ['nobody', [], []],
])('rows are found by their ids: %s', async (_, ids, expected) => {
  expect(await found(ids)).toEqual(expected);
});
