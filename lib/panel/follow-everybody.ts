import type { StoreApi } from 'zustand/vanilla';
import { putIn, type ActionCounts } from '../rules/action-counts';
import type { Stop } from '../store/store';
import type { PanelOptions } from './context';
import type { PanelState } from './state';

/** Keeps what is known of everybody: at first what was learnt last time, then what comes. */
export function followEverybody(options: PanelOptions, state: StoreApi<PanelState>): Stop {
  options.store.learnt().then(
    (learnt) => {
      if (learnt === null || state.getState().learnt !== null) return;
      const counts: ActionCounts = new Map();
      putIn(counts, learnt.rows);
      state.setState({ learnt: counts });
    },
    () => undefined, // what was learnt can wait for the next walk
  );
  return options.everybody.watch(({ walk, counts, today }) => {
    state.setState({ everybody: { walk, today }, ...(counts === null ? {} : { learnt: counts }) });
  });
}
