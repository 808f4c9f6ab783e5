import { useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Rows to draw, and a way to bring one into sight. */
export interface VirtualRows {
  from: number;
  /** Behind the last one. */
  to: number;
  scrollTo: (index: number) => void;
}

interface VirtualHow {
  count: number;
  /** In pixels; `head`: what stays above the rows. */
  row: number;
  head: number;
}

/** Rows drawn beyond the edges of what is in sight. */
const AHEAD = 14;
/** The rows drawn change by so many at a time. */
const STEP = 6;
/** Rows of a usual window, before it was measured. */
const FIRST = 40;

/** Which rows of one height are in sight of what scrolls them: of any number of rows only those are drawn. */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  { count, row, head }: VirtualHow,
): VirtualRows {
  const [range, setRange] = useState({ from: 0, to: FIRST });
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const measure = (isScrolling: boolean) => {
      const top = Math.floor(box.scrollTop / row);
      const from = Math.max(0, Math.floor((top - AHEAD) / STEP) * STEP);
      const to = Math.ceil((top + (box.clientHeight - head) / row + AHEAD) / STEP) * STEP;
      const draw = () =>
        setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
      // Within the frame that scrolls: else it would show a gap.
      if (isScrolling) flushSync(draw);
      else draw();
    };
    const onScroll = () => measure(true);
    const sizes = new ResizeObserver(() => measure(false));
    sizes.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      sizes.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [scroller, row, head]);
  const scrollTo = (index: number) => {
    const box = scroller.current;
    const top = index * row;
    if (box === null) return;
    if (top < box.scrollTop) box.scrollTo({ top });
    else if (top + row > box.scrollTop + box.clientHeight - head)
      box.scrollTo({ top: top + row + head - box.clientHeight });
  };
  return { from: Math.min(range.from, Math.max(0, count - 1)), to: Math.min(range.to, count), scrollTo };
}
