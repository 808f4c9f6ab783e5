import type { StoreApi } from 'zustand/vanilla';
import type { PeopleFilter } from '../../model/people-filter';
import type { ViewRecord } from '../../rules/team-record';
import type { Stop } from '../../store/store';
import type { BoardState } from './board-state';
import type { PeopleIndex } from './people-index';
import { COLUMNS, type PeopleQuery, type PeopleSort } from './people-query';
import type { PeopleRow } from './people-row';
import { NO_SELECTION, toggled, withThese } from './selection';
import { FIRST_TABLE, filterWith, ROWS_AT_ONCE, rowAt, type PeopleTable } from './table-state';

/** The people the table is about now. */
export function queryOf({ table, choices }: Pick<BoardState, 'table' | 'choices'>): PeopleQuery {
  const { sort, behind } = table;
  return { filter: filterWith(table.filter, choices), sort, ...(behind !== null && { list: behind.list }) };
}

export interface PeopleTableCommands {
  /** Everybody who matches, whatever list of people was shown before. */
  show(filter: PeopleFilter): void;
  filterBy(filter: PeopleFilter): void;
  /** These people alone: those behind a number, called `title`. Null: of everybody, by the same conditions. */
  showBehind(people: { title: string; ids: readonly string[] } | null): Promise<void>;
  sortBy(sort: PeopleSort): void;
  useView(record: ViewRecord): void;
  /** Rows from one place up to another are in sight: they are read, and kept up to date. */
  look(from: number, to: number): void;
  /** Puts the keys on a row; `extend` selects everybody from where the range began. */
  goTo(at: number, how?: { extend?: boolean }): Promise<void>;
  /** Takes the row at a place into the selection, or out of it. */
  toggleAt(at: number): void;
  /** All who are shown, or nobody where they were selected before. */
  selectAll(): void;
  /** Asks again: the head of the board has changed. */
  refresh(): void;
}

/** The table's part of the board; `stop` ends what it follows. */
export function createPeopleTable(
  people: PeopleIndex,
  state: StoreApi<BoardState>,
): { commands: PeopleTableCommands; stop: Stop } {
  let round = 0;
  let sight = { from: 0, to: ROWS_AT_ONCE };

  const set = (table: Partial<PeopleTable>) =>
    state.setState((before) => ({ table: { ...before.table, ...table } }));

  const inSight = (): number[] => {
    const [first, last] = [Math.floor(sight.from / ROWS_AT_ONCE), Math.floor(sight.to / ROWS_AT_ONCE)];
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  };

  /** Reads what is in sight anew; what was there stays until that has come. */
  async function refresh(): Promise<void> {
    const mine = (round += 1);
    const query = queryOf(state.getState());
    const into = new Map<number, PeopleRow[]>();
    for (const block of inSight()) {
      const { rows, total, of } = await people.page(query, block * ROWS_AT_ONCE, ROWS_AT_ONCE);
      if (mine !== round) return;
      into.set(block, rows);
      set({ blocks: new Map(into), counts: { total, of } });
    }
    // What has come into sight meanwhile was there, and is not any more.
    commands.look(sight.from, sight.to);
  }

  function again(table: Partial<PeopleTable>): void {
    sight = { from: 0, to: ROWS_AT_ONCE - 1 };
    state.setState((before) => ({
      table: { ...before.table, at: 0, anchor: 0, ...table },
      // Nobody stays selected whom the list does not show.
      selection: NO_SELECTION,
    }));
    void refresh();
  }

  async function learn(): Promise<void> {
    const { choices } = state.getState();
    const [stats, channels, stalled] = await Promise.all([
      people.stats(),
      people.channels(),
      people.stalled(filterWith({}, choices), 0),
    ]);
    const isWalked = stats.some(({ usual }) => usual !== null);
    set({ stats, channels, stalled: isWalked ? stalled.total : null });
  }

  const stop = people.watch(({ reading }) => {
    set({ reading });
    void refresh();
    void learn();
  });

  const commands: PeopleTableCommands = {
    show: (filter) => again({ behind: null, filter, viewId: null }),
    filterBy: (filter) => again({ filter, viewId: null }),
    async showBehind(shown) {
      const behind = shown && { title: shown.title, list: await people.among(shown.ids) };
      again({ behind, ...(behind === null ? {} : { filter: {}, viewId: null }) });
    },
    sortBy: (sort) => again({ sort, viewId: null }),
    useView({ id, body }) {
      const by = COLUMNS.find((column) => column.id === body.sort.by)?.id ?? FIRST_TABLE.sort.by;
      again({ behind: null, filter: body.filter, sort: { by, down: body.sort.down }, viewId: id });
    },
    look(from, to) {
      sight = { from, to };
      const { blocks } = state.getState().table;
      const missing = inSight().filter((block) => !blocks.has(block));
      if (missing.length === 0) return;
      for (const block of missing) {
        void people
          .page(queryOf(state.getState()), block * ROWS_AT_ONCE, ROWS_AT_ONCE)
          .then(keepFor(round, block));
      }
    },
    async goTo(at, { extend = false } = {}) {
      const { table } = state.getState();
      const last = (table.counts?.total ?? 0) - 1;
      const to = Math.max(0, Math.min(last, at));
      set({ at: to, ...(extend ? {} : { anchor: to }) });
      if (!extend) return;
      const [from, until] = [Math.min(table.anchor, to), Math.max(table.anchor, to) + 1];
      const ids = await people.ids(queryOf(state.getState()), from, until);
      state.setState(({ selection }) => ({ selection: withThese(selection, ids) }));
    },
    toggleAt(at) {
      const row = rowAt(state.getState().table, at);
      if (row === undefined) return;
      set({ at, anchor: at });
      state.setState(({ selection }) => ({ selection: toggled(selection, row.id) }));
    },
    selectAll() {
      const { table, choices, selection } = state.getState();
      if (table.counts === null || table.counts.total === 0) return;
      if (table.behind !== null) {
        void selectListed(table.counts.total);
        return;
      }
      const isAll = selection.is === 'matching' && selection.but.size === 0;
      state.setState({
        selection: isAll
          ? NO_SELECTION
          : {
              is: 'matching',
              filter: filterWith(table.filter, choices),
              but: new Set(),
              count: table.counts.total,
            },
      });
    },
    refresh() {
      again({});
      void learn();
    },
  };

  /** Who is behind a number matches no filter: they are selected one by one. */
  async function selectListed(total: number): Promise<void> {
    const { selection } = state.getState();
    const isAll = selection.is === 'some' && selection.ids.size === total;
    const ids = isAll ? [] : await people.ids(queryOf(state.getState()));
    state.setState({ selection: isAll ? NO_SELECTION : { is: 'some', ids: new Set(ids) } });
  }

  function keepFor(mine: number, block: number) {
    return ({ rows, total, of }: { rows: PeopleRow[]; total: number; of: number }) => {
      if (mine !== round) return;
      const blocks = new Map(state.getState().table.blocks).set(block, rows);
      // Only what was looked at lately is kept.
      for (const oldest of blocks.keys()) {
        if (blocks.size <= 12) break;
        if (!inSight().includes(oldest)) blocks.delete(oldest);
        else break;
      }
      set({ blocks, counts: { total, of } });
    };
  }
  return { commands, stop };
}
