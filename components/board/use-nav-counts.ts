import type { BoardPageId } from '../../lib/panel/board/choices';
import { usePanelState } from '../shell/panel-context';

/** The numbers beside the pages; absent while they are not known. */
export function useNavCounts(): Partial<Record<BoardPageId, string>> {
  const today = usePanelState((state) => state.everybody.today);
  return today === null ? {} : { today: String(today.due) };
}
