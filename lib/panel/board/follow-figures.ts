import { createStore, type StoreApi } from 'zustand/vanilla';
import { lifecyclePresets } from '../../model/presets';
import { dayOf, type PeopleBehind, type Period } from '../../rules/metrics/metric';
import type { Stop } from '../../store/store';
import { MAIN, NOBODY, PERIODS, type BoardChoices } from './choices';
import type { Figures } from './figures/figures';
import type { BoardFigures, FiguresWanted } from './figures-view';

/** The figures a page of the board draws. */
export interface FiguresPart {
  /** Null until there are any for the choices of the head; `isOld`: they are of other choices, and new ones are coming. */
  state: StoreApi<{ figures: BoardFigures | null; isOld: boolean }>;
  /** The ids of the people of this device behind a number that is shown. */
  people(behind: PeopleBehind): Promise<string[]>;
  /** Figures of a time of its own, whatever the head says; null: what the head says again. */
  lookAt(period: Period | null): void;
  stop: Stop;
}

/** What the choices of the board's head ask for, up to and with today. */
export function wantedBy({ period, owner, lens, market }: BoardChoices, now: number): FiguresWanted {
  const to = dayOf(now) + 1;
  const days = PERIODS.find(({ id }) => id === period)?.days ?? 365;
  return {
    period: { from: to - days, to },
    ...(owner === null ? {} : { owner: owner === NOBODY ? '' : owner }),
    ...(market === null ? {} : { market: market === MAIN ? '' : market }),
    lens: lifecyclePresets.find(({ id }) => id === lens) ?? null,
  };
}

/** Asks for what the choices say, now and after each change of them, and keeps what comes. */
export function followFigures(
  choices: { now: () => BoardChoices; watch: (seen: () => void) => Stop },
  figures: Figures,
  now: () => number,
): FiguresPart {
  const state = createStore<{ figures: BoardFigures | null; isOld: boolean }>()(() => ({
    figures: null,
    isOld: true,
  }));
  let asked = '';
  let own: Period | null = null;
  const wantedNow = () => {
    const wanted = wantedBy(choices.now(), now());
    return own === null ? wanted : { ...wanted, period: own };
  };
  function ask(): void {
    const wanted = wantedNow();
    const text = JSON.stringify(wanted);
    if (text === asked) return;
    asked = text;
    state.setState({ isOld: true });
    figures.show(wanted);
  }
  const stops = [
    figures.watch((shown) => {
      state.setState({ figures: shown, isOld: JSON.stringify(shown.wanted) !== asked });
    }),
    choices.watch(ask),
  ];
  ask();
  return {
    state,
    people: (behind) => figures.people(behind, wantedNow()),
    lookAt(period) {
      own = period;
      ask();
    },
    stop() {
      for (const stop of stops) stop();
      figures.show(null);
    },
  };
}
