import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * Gives the focus back, when a step closes, to what had it before the step opened: else it falls to the page, and who
 * works by keyboard begins at its top. A focus that has gone elsewhere meanwhile stays there.
 * @param opener what opens the step, where it is drawn anew when the step closes
 */
export function useFocusBack(
  step: RefObject<HTMLElement | null>,
  opener?: RefObject<HTMLElement | null>,
): void {
  // Read while the step is drawn for the first time: its own field takes the focus right after.
  const [before] = useState(() => document.activeElement);
  useLayoutEffect(() => {
    const element = step.current;
    return () => {
      if (element?.contains(document.activeElement) !== true) return;
      // By then the step is gone, and what stands in its place is drawn.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        // The page itself had the focus where a single key opened the step: the keys go on from there.
        const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected;
        (isThere ? before : nowIn(opener))?.focus({ preventScroll: true });
      });
    };
  }, [step, before, opener]);
}

function nowIn(opener: RefObject<HTMLElement | null> | undefined): HTMLElement | null {
  return opener?.current ?? null;
}
