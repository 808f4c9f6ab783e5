import { useEffect, useState } from 'react';
import type { StalledPage } from '../../../lib/panel/board/people-index';
import { filterWith } from '../../../lib/panel/board/table-state';
import { useBoard, useBoardState } from '../board-context';

/** The first of those who stall, by the choices of the head; null until that is known. Kept up to date. */
export function useStalled(limit: number): StalledPage | null {
  const { people } = useBoard();
  const choices = useBoardState((state) => state.choices);
  const isWalked = useBoardState((state) => state.table.stalled !== null);
  const [page, setPage] = useState<StalledPage | null>(null);
  useEffect(() => {
    let isGone = false;
    const ask = () =>
      void people.stalled(filterWith({}, choices), limit).then((found) => {
        if (!isGone) setPage(found);
      });
    const stop = people.watch(ask);
    return () => {
      isGone = true;
      stop();
    };
  }, [people, choices, limit]);
  return isWalked ? page : null;
}
