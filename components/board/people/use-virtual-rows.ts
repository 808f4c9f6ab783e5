import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState, type RefObject } from 'react';
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
/** What scrolls, before it was measured. */
const USUAL = { width: 1024, height: 800 };

/**
 * Which rows of one height are in sight of what scrolls them: of any number of rows only those are drawn. The virtualizer
 * is used without its hook, which returns functions that change with each scroll and so keeps React's compiler out.
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  { count, row, head }: VirtualHow,
): VirtualRows {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => row,
    overscan: AHEAD,
    scrollPaddingStart: head,
    paddingStart: head,
    initialRect: USUAL,
    observeElementRect: (instance, seen) =>
      observeElementRect(instance, (rect) => seen(rect.height === 0 ? USUAL : rect)),
    observeElementOffset,
    scrollToFn: elementScroll,
    // Within the frame that scrolls: else it would show a gap.
    onChange: (_, isScrolling) => (isScrolling ? flushSync(redraw) : redraw()),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  const items = virtualizer.getVirtualItems();
  return {
    from: items[0]?.index ?? 0,
    to: (items.at(-1)?.index ?? -1) + 1,
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
