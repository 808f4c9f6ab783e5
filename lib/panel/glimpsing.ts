import type { PanelContext } from './context';
import type { SeenPerson } from './seen';

/** Finds out whom of a page's people the team knows. */
export interface Glimpsing {
  /** The page shows these people. */
  look(people: SeenPerson[]): void;
  /** Looks them up again: somebody may have come with a sync. */
  again(): void;
}

/** At most so many rows of a list are looked up. */
const LIMIT = 50;

/** Makes it; what is found stands in `glimpses`. */
export function createGlimpsing({ state, options }: PanelContext): Glimpsing {
  let round = 0;

  async function find(people: SeenPerson[]): Promise<void> {
    const mine = (round += 1);
    if (people.length === 0) return;
    const rows = await Promise.all(
      people.slice(0, LIMIT).map(async (seen) => {
        const found = seen.email === undefined ? [] : await options.store.findByAddress(seen.email);
        return found.length === 1 ? (found[0] ?? null) : null;
      }),
    );
    if (mine !== round) return;
    state.setState({ glimpses: people.map((seen, at) => ({ seen, row: rows[at] ?? null })) });
  }

  return {
    look(people) {
      state.setState({ glimpses: people.map((seen) => ({ seen, row: null })) });
      void find(people);
    },
    again: () => void find(state.getState().glimpses.map(({ seen }) => seen)),
  };
}
