import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { BoardState } from '../../../lib/panel/board/board-state';
import { FIRST_CHOICES } from '../../../lib/panel/board/choices';
import type { PeopleIndex, PeopleNews, PeoplePage } from '../../../lib/panel/board/people-index';
import type { PeopleRow } from '../../../lib/panel/board/people-row';
import { createPeopleTable } from '../../../lib/panel/board/people-table';
import { NO_SELECTION } from '../../../lib/panel/board/selection';
import { FIRST_TABLE, ROWS_AT_ONCE, rowAt } from '../../../lib/panel/board/table-state';
import { idOf } from '../../builders';

/** A table over 1,000 people who answer when the test says so. */
function tableByHand() {
  let tell: (news: PeopleNews) => void = () => undefined;
  const asked: { from: number; answer: () => void }[] = [];
  const people: PeopleIndex = {
    watch(seen) {
      tell = seen;
      return () => undefined;
    },
    begin: () => undefined,
    page: (_query, from) =>
      new Promise<PeoplePage>((resolve) => {
        const rows = Array.from({ length: ROWS_AT_ONCE }, (_, at) => ({ id: idOf(from + at) }) as PeopleRow);
        asked.push({ from, answer: () => resolve({ rows, total: 1000, of: 1000 }) });
      }),
    ids: () => Promise.resolve([]),
    among: () => Promise.resolve(1),
    stalled: () => Promise.resolve({ rows: [], total: 0 }),
    stats: () => Promise.resolve([]),
    channels: () => Promise.resolve([]),
  };
  const state = createStore<BoardState>()(() => ({
    choices: FIRST_CHOICES,
    selection: NO_SELECTION,
    isDrawerOpen: false,
    table: FIRST_TABLE,
    records: [],
  }));
  const table = createPeopleTable(people, state);
  const answerAll = async () => {
    while (asked.length > 0) {
      asked.shift()?.answer();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const row = (at: number) => rowAt(state.getState().table, at)?.id;
  return { commands: table.commands, news: () => tell({ reading: null }), asked, answerAll, row };
}

test('rows that come into sight while the table is read anew are there after it', async () => {
  const { commands, news, asked, answerAll, row } = tableByHand();
  commands.look(0, 20);
  news();
  await answerAll();
  commands.look(300, 320);
  await answerAll();
  commands.look(0, 20);
  news();
  await Promise.resolve();
  // Scrolled back to rows that are still held, while those before are on their way.
  expect(asked.map(({ from }) => from)).toEqual([0]);
  commands.look(300, 320);
  await answerAll();
  expect(row(300)).toBe(idOf(300));
});
