import { useCallback, useEffect, useRef, type RefCallback } from 'react';

/**
 * A ref for the element at the end of what is drawn: calls back when it comes into sight, and again after each drawing that
 * leaves it there. A DOM without layout (tests) never calls.
 */
export function useSeen(onSeen: () => void): RefCallback<HTMLElement> {
  const latest = useRef(onSeen);
  const observed = useRef<{ observer: IntersectionObserver; element: HTMLElement } | null>(null);
  useEffect(() => {
    latest.current = onSeen;
    // What is observed anew is told anew, also where it did not move.
    const { observer, element } = observed.current ?? {};
    if (observer === undefined || element === undefined) return;
    observer.unobserve(element);
    observer.observe(element);
  });
  return useCallback((element) => {
    if (element === null || !('IntersectionObserver' in globalThis)) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) latest.current();
    });
    observer.observe(element);
    observed.current = { observer, element };
    return () => {
      observer.disconnect();
      observed.current = null;
    };
  }, []);
}
