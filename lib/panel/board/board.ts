import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PeopleFilter } from '../../model/people-filter';
import type { TeamRecord } from '../../model/team-record';
import type { PeopleBehind } from '../../rules/metrics/metric';
import type { Stop } from '../../store/store';
import type { Panel } from '../panel';
import type { BoardState } from './board-state';
import { choicesFromHash, hashOf, type BoardChoices, type BoardPageId } from './choices';
import type { Figures } from './figures/figures';
import { followFigures, type FiguresPart } from './follow-figures';
import type { PeopleIndex } from './people-index';
import { createPeopleTable, type PeopleTableCommands } from './people-table';
import { NO_SELECTION, type Selection } from './selection';
import { FIRST_TABLE } from './table-state';

/** Where the board's choices stand outside of it: the hash of the page's address. */
export interface BoardPlace {
  read(): string;
  /** `push`: a page of its own in the history, to which one can go back. */
  write(hash: string, how: 'push' | 'replace'): void;
  /** Calls back when the user goes back or forth, or types an address. */
  watch(seen: (hash: string) => void): Stop;
}

/** What the board is given. Everything about a single person comes from the panel it stands on. */
export interface BoardOptions {
  panel: Panel;
  place: BoardPlace;
  /** What everybody adds up to, worked out away from the drawing path. */
  figures: Figures;
  /** Everybody, away from the drawing path too. */
  people: PeopleIndex;
  /** What the team keeps together: at once and after each change. */
  watchRecords: (seen: (records: TeamRecord[]) => void) => Stop;
  now: () => number;
}

export interface BoardCommands {
  people: PeopleTableCommands;
  /** The People page with who matches. */
  showPeople(filter: PeopleFilter): void;
  /** The People page with those behind a number of the figures that are shown. */
  showBehind(behind: PeopleBehind, title: string): Promise<void>;
  go(page: BoardPageId): void;
  choose(choices: Partial<Omit<BoardChoices, 'page'>>): void;
  select(selection: Selection): void;
  /** Somebody in the drawer at the side. */
  openPerson(id: string, name: string): void;
  closePerson(): void;
}

/** The team lead's page: the panel, and what it shows of all people together. */
export interface Board {
  panel: Panel;
  state: StoreApi<BoardState>;
  figures: FiguresPart;
  people: PeopleIndex;
  commands: BoardCommands;
  /** Ends its subscriptions; the panel goes on. */
  stop(): void;
}

/** Builds the board on a panel. */
export function createBoard({ panel, place, figures, people, watchRecords, now }: BoardOptions): Board {
  const state = createStore<BoardState>()(() => ({
    choices: choicesFromHash(place.read()),
    selection: NO_SELECTION,
    isDrawerOpen: false,
    table: FIRST_TABLE,
    records: [],
  }));
  const table = createPeopleTable(people, state);
  function choose(change: Partial<BoardChoices>, how: 'push' | 'replace'): void {
    const choices = { ...state.getState().choices, ...change };
    place.write(hashOf(choices), how);
    follow(choices);
  }
  function follow(choices: BoardChoices): void {
    const before = state.getState().choices;
    state.setState({ choices });
    if (before.owner !== choices.owner || before.market !== choices.market) table.commands.refresh();
  }
  const part = followFigures(
    { now: () => state.getState().choices, watch: (seen) => state.subscribe(seen) },
    figures,
    now,
  );
  const stops = [
    () => table.stop(),
    () => part.stop(),
    watchRecords((records) => state.setState({ records })),
    place.watch((hash) => follow(choicesFromHash(hash))),
  ];
  people.begin();
  return {
    panel,
    state,
    figures: part,
    people,
    commands: {
      people: table.commands,
      showPeople(filter) {
        table.commands.show(filter);
        choose({ page: 'people' }, 'push');
      },
      async showBehind(behind, title) {
        await table.commands.showBehind({ title, ids: await part.people(behind) });
        choose({ page: 'people' }, 'push');
      },
      go: (page) => choose({ page }, 'push'),
      choose: (choices) => choose(choices, 'replace'),
      select: (selection) => state.setState({ selection }),
      openPerson(id, name) {
        panel.commands.openContact(id, name);
        state.setState({ isDrawerOpen: true });
      },
      closePerson() {
        panel.commands.backToPage();
        // Text that was begun stays with whom it was begun for, and in sight.
        state.setState({ isDrawerOpen: panel.state.getState().subject.kind !== 'none' });
      },
    },
    stop() {
      for (const end of stops) end();
    },
  };
}
