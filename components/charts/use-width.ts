import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** How wide an element is, in whole px, kept up to date; `assumed` until it is measured, and where nothing is laid out. */
export function useWidth<E extends HTMLElement>(assumed: number): [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(assumed);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const measure = () => {
      const measured = Math.floor(element.clientWidth);
      if (measured > 0) setWidth(measured);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
