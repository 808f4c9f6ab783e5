import { useEffect, type RefObject } from 'react';

/** Scrolls a step that has just opened into sight, as little as needed. */
export function useIntoView(step: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = step.current;
    // A DOM without layout (tests) cannot scroll.
    if (element !== null && 'scrollIntoView' in element) element.scrollIntoView({ block: 'nearest' });
  }, [step]);
}
