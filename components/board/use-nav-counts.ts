import type { BoardPageId } from '../../lib/panel/board/choices';
import { countText } from '../../lib/rules/shown-rate';
import { usePanel, usePanelState } from '../shell/panel-context';
import { useBoardState } from './board-context';

/** The numbers beside the pages; absent while they are not known. */
export function useNavCounts(): Partial<Record<BoardPageId, string>> {
  const { locale } = usePanel();
  const today = usePanelState((state) => state.everybody.today);
  const people = useBoardState((state) => state.table.counts?.of ?? null);
  const stalled = useBoardState((state) => state.table.stalled);
  return {
    ...(people !== null && { people: countText(people, locale) }),
    ...(stalled !== null && { stalled: countText(stalled, locale) }),
    ...(today !== null && { today: countText(today.due, locale) }),
  };
}
