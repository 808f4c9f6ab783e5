import { flushSync } from 'react-dom';
import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { rowAt, topsOf } from './row-tops';

/** The rows to draw, and the room of those before and after them in pixels. */
export interface Windowed {
  list: RefObject<HTMLOListElement | null>;
  from: number;
  to: number;
  before: number;
  after: number;
}

/** So few rows are drawn all: the browser finds text in them, and nothing moves. */
const ALL_UP_TO = 60;
/** Rows are drawn so many pixels ahead of what is in sight. */
const AHEAD = 500;
/** The rows drawn change by so many at a time. */
const STEP = 12;
/** A row that was never measured. */
const USUAL_HEIGHT = 28;

/**
 * Draws only the rows of a long list that are in sight of the box it scrolls in, each as high as it was when it was last
 * drawn. The children of the list stand for the keys from `from` on.
 */
export function useWindowed(keys: readonly string[]): Windowed {
  const list = useRef<HTMLOListElement>(null);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [range, setRange] = useState({ from: 0, to: ALL_UP_TO });
  const isLong = keys.length > ALL_UP_TO;
  const tops = useMemo(
    () => (isLong ? topsOf(keys, (key) => heights.get(key) ?? USUAL_HEIGHT) : [0]),
    [keys, isLong, heights],
  );
  const from = isLong ? Math.min(range.from, keys.length - 1) : 0;
  const to = isLong ? Math.min(Math.max(range.to, from + 1), keys.length) : keys.length;

  const latest = useRef({ keys, tops, from });
  useLayoutEffect(() => {
    latest.current = { keys, tops, from };
  });
  useLayoutEffect(() => {
    const element = list.current;
    const box = element === null ? null : scrollBoxOf(element);
    if (!isLong || element === null || box === null) return;
    const look = () => {
      const now = latest.current;
      const top = box.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const next = {
        from: Math.floor(rowAt(now.tops, top - AHEAD) / STEP) * STEP,
        to: Math.ceil((rowAt(now.tops, top + box.clientHeight + AHEAD) + 1) / STEP) * STEP,
      };
      setRange((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    const measure = () => {
      const now = latest.current;
      const found = [...element.children].flatMap((row, at): [string, number][] => {
        const key = now.keys[now.from + at];
        const { height } = row.getBoundingClientRect();
        return key === undefined || height === 0 ? [] : [[key, height]];
      });
      setHeights((known) =>
        found.every(([key, height]) => known.get(key) === height) ? known : new Map([...known, ...found]),
      );
      look();
    };
    // Drawn in the frame that scrolls: later would show a gap.
    const onScroll = () => flushSync(look);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    box.addEventListener('scroll', onScroll, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [isLong, keys]);

  const end = tops.at(-1) ?? 0;
  return {
    list,
    from,
    to,
    before: isLong ? (tops[from] ?? 0) : 0,
    after: isLong ? Math.max(0, end - (tops[to] ?? end)) : 0,
  };
}

/** The box an element scrolls in; null where nothing scrolls, as in a DOM without layout. */
function scrollBoxOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}
