import { useMemo } from 'react';
import type { RowNaming } from '../../../lib/panel/board/row-words';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { useClock } from '../../shell/use-clock';
import { useBoardState } from '../board-context';

/** What the cells of the table are written with. */
export function useRowNaming(): RowNaming {
  const panel = usePanel();
  const { locale } = panel;
  const team = usePanelState((state) => state.team);
  const me = usePanelState((state) => state.me);
  const stats = useBoardState((state) => state.table.stats);
  const now = useClock(panel.now, 60_000);
  return useMemo(() => ({ team, me, locale, now, stats }), [team, me, locale, now, stats]);
}
