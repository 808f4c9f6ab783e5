import { useEffect, useRef } from 'react';
import { keysOf } from '../../lib/panel/keys';
import { useBoard } from './board-context';
import { boardPages } from './pages';

interface BoardKeys {
  search: () => void;
  isSheetOpen: boolean;
  closeSheet: () => void;
}

/** The second key of two is waited for so long. */
const SECOND_MS = 1500;

const FIELD = 'input:not([type=radio], [type=checkbox]), textarea, select, [role=menu], [role=dialog]';

/**
 * Keys that work everywhere on the board while no field has the focus: G and a letter goes to a page, Ctrl K finds a
 * person, the key of Undo takes back, Escape closes what is open over the page.
 */
export function useBoardKeys(keys: BoardKeys): void {
  const board = useBoard();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const { panel, commands, state } = board;
    let secondBy = 0;
    const go = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && key === 'k') {
        event.preventDefault();
        event.stopPropagation();
        latest.current.search();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isInField(event)) return;
      if (panel.now() >= secondBy) {
        if (key === 'g') secondBy = panel.now() + SECOND_MS;
        return;
      }
      secondBy = 0;
      const page = boardPages.find((one) => one.key === key);
      if (page === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      commands.go(page.id);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey || event.altKey || isInField(event)) return;
      if (key === 'escape') {
        if (latest.current.isSheetOpen) latest.current.closeSheet();
        else if (state.getState().isDrawerOpen) commands.closePerson();
      } else if (key === keysOf(panel.state.getState().device.keys).undo) {
        event.preventDefault();
        void panel.commands.undo();
      }
    };
    // The letter after G and Ctrl K are meant for this, whatever the page does with them; all else only where nobody took it.
    window.addEventListener('keydown', go, { capture: true });
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', go, { capture: true });
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [board]);
}

function isInField({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest(FIELD) !== null;
}
