import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Stop } from '../../store/store';
import type { Panel } from '../panel';
import { choicesFromHash, hashOf, type BoardChoices, type BoardPageId } from './choices';
import type { Figures } from './figures/figures';
import { followFigures, type FiguresPart } from './follow-figures';
import { NO_SELECTION, type Selection } from './selection';

/** Where the board's choices stand outside of it: the hash of the page's address. */
export interface BoardPlace {
  read(): string;
  /** `push`: a page of its own in the history, to which one can go back. */
  write(hash: string, how: 'push' | 'replace'): void;
  /** Calls back when the user goes back or forth, or types an address. */
  watch(seen: (hash: string) => void): Stop;
}

/** What the board is given. Everything about people comes from the panel it stands on. */
export interface BoardOptions {
  panel: Panel;
  place: BoardPlace;
  /** What everybody adds up to, worked out away from the drawing path. */
  figures: Figures;
  now: () => number;
}

/** Everything the board shows that the panel does not know. */
export interface BoardState {
  choices: BoardChoices;
  /** Whom something is to be done with. */
  selection: Selection;
  /** Whether the person whom the panel shows stands in the drawer. */
  isDrawerOpen: boolean;
}

export interface BoardCommands {
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
  commands: BoardCommands;
  /** Ends its subscriptions; the panel goes on. */
  stop(): void;
}

/** Builds the board on a panel. */
export function createBoard({ panel, place, figures, now }: BoardOptions): Board {
  const state = createStore<BoardState>()(() => ({
    choices: choicesFromHash(place.read()),
    selection: NO_SELECTION,
    isDrawerOpen: false,
  }));
  function choose(change: Partial<BoardChoices>, how: 'push' | 'replace'): void {
    const choices = { ...state.getState().choices, ...change };
    state.setState({ choices });
    place.write(hashOf(choices), how);
  }
  const part = followFigures(
    { now: () => state.getState().choices, watch: (seen) => state.subscribe(seen) },
    figures,
    now,
  );
  const stop = place.watch((hash) => state.setState({ choices: choicesFromHash(hash) }));
  return {
    panel,
    state,
    figures: part,
    commands: {
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
      stop();
      part.stop();
    },
  };
}
