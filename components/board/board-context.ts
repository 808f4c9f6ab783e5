import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Board } from '../../lib/panel/board/board';
import type { BoardState } from '../../lib/panel/board/board-state';

/** The board the components below stand on. */
export const BoardContext = createContext<Board | null>(null);

/**
 * The board itself: its commands, and the panel it stands on.
 * @throws Error outside of a BoardContext, which is a mistake of ours.
 */
export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (board === null) throw new Error('This component stands outside of the board.');
  return board;
}

/** A part of the board's state; the component is drawn again when that part changes. */
export function useBoardState<T>(select: (state: BoardState) => T): T {
  return useStore(useBoard().state, select);
}
