import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Panel } from '../../lib/panel/panel';
import type { PanelState } from '../../lib/panel/state';

/** The panel the components below stand in. */
export const PanelContext = createContext<Panel | null>(null);

/**
 * The panel itself: its commands, the locale and the clock.
 * @throws Error outside of a PanelContext, which is a mistake of ours.
 */
export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (panel === null) throw new Error('This component stands outside of the panel.');
  return panel;
}

/** A part of the panel's state; the component is drawn again when that part changes. */
export function usePanelState<T>(select: (state: PanelState) => T): T {
  return useStore(usePanel().state, select);
}
