import { useEffect, useRef } from 'react';
import type { Panel } from '../../lib/panel/panel';

/** What the single keys do; a missing one does nothing now. */
export interface PanelKeys {
  /** Ctrl+K or Cmd+K: works from within a field too. */
  search: () => void;
  escape: () => void;
  byKey: Partial<Record<string, () => void>>;
}

/**
 * Listens for single keys while the panel has the focus and no field has it. After the person has changed they rest
 * for half a second: a key that was meant for the one before does nothing.
 */
export function usePanelKeys(panel: Panel, keys: PanelKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.search();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      if (event.key === 'Escape') {
        latest.current.escape();
        return;
      }
      const act = latest.current.byKey[event.key.toLowerCase()];
      if (act === undefined || event.repeat) return;
      event.preventDefault();
      if (panel.now() >= panel.state.getState().keysFrom) act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [panel]);
}

function isField(target: EventTarget | null): boolean {
  // Letters mean nothing to radio buttons and check boxes: keys go on after one was pressed.
  const field = 'input:not([type=radio], [type=checkbox]), textarea, select, [role=menu]';
  return target instanceof HTMLElement && target.closest(field) !== null;
}
