import type { FocusEvent, KeyboardEvent, ReactNode, SVGProps } from 'react';

interface PointProps extends Omit<SVGProps<SVGGElement>, 'onFocus' | 'onBlur' | 'role'> {
  /** What it is, in words: read out, and shown while it is pointed at. */
  says: string;
  /** Hears what is pointed at; null when nothing is any more. */
  onSay: (says: string | null) => void;
  /** Opens the people it stands for. */
  onOpen?: (() => void) | undefined;
  /** Where it stands in a grid, so that the arrow keys go up and down in it. */
  row?: number;
  column?: number;
  children: ReactNode;
}

/** A part of a picture that can be pointed at and reached by keys. The picture's first one takes the tab stop. */
export function Point({ says, onSay, onOpen, row, column, children, className, ...rest }: PointProps) {
  return (
    <g
      {...rest}
      className={`point${onOpen === undefined ? '' : ' point-opens'}${className === undefined ? '' : ` ${className}`}`}
      role={onOpen === undefined ? 'img' : 'button'}
      aria-label={says}
      tabIndex={-1}
      data-point=""
      data-row={row}
      data-column={column}
      onFocus={() => onSay(says)}
      onBlur={() => onSay(null)}
      onPointerEnter={() => onSay(says)}
      onPointerLeave={() => onSay(null)}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (onOpen === undefined || (event.key !== 'Enter' && event.key !== ' ')) return;
        event.preventDefault();
        event.stopPropagation();
        onOpen();
      }}
    >
      {children}
    </g>
  );
}

const STEPS: Partial<Record<string, [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Arrow keys go from one part of a picture to the next, in a grid along its rows and columns; Home and End to its ends. */
export function walkPoints(event: KeyboardEvent<SVGSVGElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const points = pointsOf(event.currentTarget);
  const at = points.findIndex((point) => point === document.activeElement);
  const next = nextPoint(event.key, points, at);
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

function nextPoint(key: string, points: SVGGElement[], at: number): SVGGElement | undefined {
  if (key === 'Home') return points[0];
  if (key === 'End') return points.at(-1);
  const step = STEPS[key];
  const here = points[at];
  if (step === undefined || here === undefined) return undefined;
  const { row, column } = here.dataset;
  if (row === undefined || column === undefined) return points[at + step[0] + step[1]];
  const [wantedRow, wantedColumn] = [Number(row) + step[0], Number(column) + step[1]];
  return points.find(
    ({ dataset }) => Number(dataset['row']) === wantedRow && Number(dataset['column']) === wantedColumn,
  );
}

/** The part that has the focus keeps the tab stop, so that leaving a picture and coming back finds it again. */
export function keepTabStop(event: FocusEvent<SVGSVGElement>): void {
  const points = pointsOf(event.currentTarget);
  if (!points.some((point) => point === event.target)) return;
  for (const point of points) point.setAttribute('tabindex', point === event.target ? '0' : '-1');
}

/** Gives the first part the tab stop where none has it. */
export function giveTabStop(svg: SVGSVGElement | null): void {
  const points = svg === null ? [] : pointsOf(svg);
  if (!points.some((point) => point.getAttribute('tabindex') === '0')) {
    points[0]?.setAttribute('tabindex', '0');
  }
}

function pointsOf(svg: SVGSVGElement): SVGGElement[] {
  return [...svg.querySelectorAll<SVGGElement>('[data-point]')];
}
