import { useEffect, useRef, type RefObject } from 'react';
import type { Panel } from '../../lib/panel/panel';

/** What the single keys do; a missing one does nothing now. */
export interface PanelKeys {
  /** Ctrl+K or Cmd+K: works from within a field too. Answers whether a field comes with it. */
  search: () => boolean;
  escape: () => void;
  byKey: Partial<Record<string, () => void>>;
  /** As `byKey`, and a field has the focus afterwards; it may have to be loaded first. */
  toField?: Partial<Record<string, () => void>>;
}

/** Longer than any field needs to be there; then the keys count again, whatever became of it. */
const FIELD_MS = 3000;

/**
 * Listens for single keys while the panel has the focus and no field has it. After the person has changed they rest
 * for half a second: a key that was meant for the one before does nothing. They rest as well until a field that was asked
 * for is there: what is typed ahead is meant for it, and would move stages. Of the search it is kept and stands in the
 * field when that is there.
 * @param within only while the focus is in there, where the panel is a part of a larger page
 */
export function usePanelKeys(
  panel: Panel,
  keys: PanelKeys,
  within: RefObject<HTMLElement | null> | null = null,
): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let fieldComesBy = 0;
    /** What is typed ahead of the search; null where no search is on its way. */
    let ahead: string | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      if (!isField(target)) return;
      if (target instanceof HTMLInputElement && ahead !== null && ahead !== '') typeInto(target, ahead);
      fieldComesBy = 0;
      ahead = null;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (within === null ? isElsewhere(event.target) : !isInside(within.current, event.target)) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        const isComing = latest.current.search();
        fieldComesBy = isComing ? panel.now() + FIELD_MS : 0;
        ahead = isComing ? '' : null;
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
      if (event.key === 'Escape') {
        fieldComesBy = 0;
        ahead = null;
        latest.current.escape();
        return;
      }
      if (
        ahead !== null &&
        panel.now() < fieldComesBy &&
        (event.key.length === 1 || event.key === 'Backspace')
      ) {
        ahead = event.key === 'Backspace' ? ahead.slice(0, -1) : ahead + event.key;
        event.preventDefault();
        return;
      }
      const key = event.key.toLowerCase();
      const { byKey, toField = {} } = latest.current;
      const act = byKey[key] ?? toField[key];
      if (act === undefined || event.repeat) return;
      event.preventDefault();
      if (panel.now() < Math.max(panel.state.getState().keysFrom, fieldComesBy)) return;
      if (key in toField) fieldComesBy = panel.now() + FIELD_MS;
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('focusin', onFocus);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('focusin', onFocus);
    };
  }, [panel, within]);
}

function isField(target: EventTarget | null): boolean {
  // Letters mean nothing to radio buttons and check boxes: keys go on after one was pressed.
  const field = 'input:not([type=radio], [type=checkbox]), textarea, select, [role=menu]';
  return target instanceof HTMLElement && target.closest(field) !== null;
}

/** Types a text into an empty field as the user would have: whoever listens to the field hears of it. */
function typeInto(field: HTMLInputElement, text: string): void {
  // React keeps the value that it set itself by a setter of the element's own.
  const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  own?.set?.call(field, field.value + text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Whether the focus is in a part of the page that has keys of its own. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-own-keys]') !== null;
}

function isInside(part: HTMLElement | null, target: EventTarget | null): boolean {
  return part !== null && target instanceof Node && part.contains(target);
}
