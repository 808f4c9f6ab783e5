import { useStore } from 'zustand';
import type { BoardFigures } from '../../lib/panel/board/figures-view';
import { NOBODY } from '../../lib/panel/board/choices';
import { memberName } from '../../lib/panel/team';
import { usePanelState } from '../shell/panel-context';
import { useBoard, useBoardState } from './board-context';

/** The figures for the choices of the head; those of the choices before stay until they have come. */
export function useFigures(): { figures: BoardFigures | null; isOld: boolean } {
  return useStore(useBoard().figures.state);
}

/** Whose people the figures are of, in words: 'everybody', 'people of Dana Whitfield', 'nobody’s people'. */
export function useWhose(): string {
  const owner = useBoardState((state) => state.choices.owner);
  const team = usePanelState((state) => state.team);
  const me = usePanelState((state) => state.me);
  if (owner === null) return 'everybody';
  return owner === NOBODY ? 'nobody’s people' : `people of ${memberName(team, me, owner)}`;
}
