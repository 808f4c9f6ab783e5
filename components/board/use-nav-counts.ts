import type { BoardPageId } from '../../lib/panel/board/choices';
import { usePanelState } from '../shell/panel-context';
import { useBoardState } from './board-context';

/** The numbers beside the pages; absent while they are not known. */
export function useNavCounts(): Partial<Record<BoardPageId, string>> {
  const today = usePanelState((state) => state.everybody.today);
  const people = useBoardState((state) => state.table.counts?.of ?? null);
  const stalled = useBoardState((state) => state.table.stalled);
  return {
    ...(people !== null && { people: people.toLocaleString('en') }),
    ...(stalled !== null && { stalled: stalled.toLocaleString('en') }),
    ...(today !== null && { today: today.due.toLocaleString('en') }),
  };
}
