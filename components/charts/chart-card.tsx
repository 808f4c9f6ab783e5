import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { csvText } from '../../lib/rules/csv';
import { Card } from '../ui/card';
import { Menu, type MenuItem } from '../ui/menu';
import { saveFile } from '../ui/save-file';
import { ChartTableView, type ChartTable } from './chart-table';
import { pngFile } from './png-file';
import { giveTabStop, keepTabStop, walkPoints } from './point';
import { svgFile } from './svg-file';
import { useWidth } from './use-width';
import './charts.css';

export interface ChartCardProps {
  name: string;
  /** What stands beside the heading while nothing is pointed at: the figure that matters, with its count. */
  aside?: ReactNode;
  /** What can be done with it: 'hover a band: the people in it'. */
  hint?: string;
  /** The picture in words. */
  summary: string;
  /** Of whom and of when: stands in what is saved. */
  detail: string;
  table: ChartTable;
  /** How it can be drawn instead; below the heading. */
  tools?: ReactNode;
  /** What to know when reading it; below the picture. */
  note?: ReactNode;
  /** Said instead of a picture where there is nothing to draw. */
  empty?: string | null;
  /** How wide it is taken to be until it is measured, in px. */
  assumed?: number;
  /** Narrower than this, in px, it is scrolled sideways: more stands side by side than could be read. */
  least?: number;
  className?: string;
  children: (draw: { width: number; onSay: (says: string | null) => void }) => Drawn;
}

/** A picture: its size in px, and what is in it. */
export interface Drawn {
  width: number;
  height: number;
  content: ReactNode;
}

/** Narrower than this a picture is drawn smaller instead, in px. */
const NARROWEST = 216;

/** A picture in its card: with what it says in words, the table behind it, and its files. */
export function ChartCard(props: ChartCardProps) {
  const { name, summary, table, empty = null, assumed = 560 } = props;
  const [said, setSaid] = useState<string | null>(null);
  const [asTable, setAsTable] = useState(false);
  const [box, width] = useWidth<HTMLDivElement>(assumed);
  const svg = useRef<SVGSVGElement>(null);
  const id = useId();
  const shows = empty === null && !asTable;
  const drawn = shows
    ? props.children({ width: Math.max(NARROWEST, props.least ?? 0, width), onSay: setSaid })
    : null;
  useEffect(() => giveTabStop(svg.current));
  const aside =
    said !== null ? (
      <span className="chart-said">{said}</span>
    ) : (
      ((empty === null ? props.aside : null) ?? (
        <span className="chart-hint">{shows ? props.hint : null}</span>
      ))
    );
  return (
    <Card
      name={name}
      aside={aside}
      {...(props.className === undefined
        ? { className: 'chart-card' }
        : { className: `chart-card ${props.className}` })}
    >
      {props.tools === undefined || empty !== null ? null : <div className="chart-tools">{props.tools}</div>}
      <div ref={box} className={(props.least ?? 0) > width ? 'chart-box chart-wide' : 'chart-box'}>
        {empty !== null ? <p className="soft chart-empty">{empty}</p> : null}
        {empty === null && asTable ? <ChartTableView name={name} table={table} /> : null}
        {drawn === null ? null : (
          <svg
            ref={svg}
            className="chart"
            role="group"
            aria-label={`${name}: a picture. Arrow keys go through its parts.`}
            aria-describedby={`${id}-summary`}
            viewBox={`0 0 ${String(drawn.width)} ${String(drawn.height)}`}
            width={drawn.width}
            height={drawn.height}
            onKeyDown={walkPoints}
            onFocus={keepTabStop}
          >
            {drawn.content}
          </svg>
        )}
        <p id={`${id}-summary`} className="only-read-out">
          {summary}
        </p>
      </div>
      <footer className="chart-foot">
        <div className="chart-note">{empty === null ? props.note : null}</div>
        {empty === null ? (
          <ChartMenu {...props} svg={() => svg.current} asTable={asTable} onTable={setAsTable} />
        ) : null}
      </footer>
    </Card>
  );
}

type ChartMenuProps = ChartCardProps & {
  svg: () => SVGSVGElement | null;
  asTable: boolean;
  onTable: (asTable: boolean) => void;
};

/** The table behind a picture, and what it can be saved as. */
function ChartMenu({ name, detail, summary, table, svg, asTable, onTable }: ChartMenuProps) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const base = fileName(name);
  const choose = async (id: string): Promise<void> => {
    setProblem(null);
    if (id === 'table') {
      onTable(!asTable);
      return;
    }
    if (id === 'csv') {
      const text = csvText([table.columns.map(({ label }) => label), ...table.rows]);
      saveFile({ name: `${base}.csv`, type: 'text/csv', text });
      return;
    }
    const drawn = svg();
    if (drawn === null) return;
    const file = svgFile(drawn, { title: name, detail, summary });
    if (id === 'svg') saveFile({ name: `${base}.svg`, type: 'image/svg+xml', text: file.text });
    else saveFile({ name: `${base}.png`, type: 'image/png', text: await pngFile(file) });
  };
  const items: MenuItem[] = [
    { id: 'table', label: asTable ? 'Show as a picture' : 'Show as a table' },
    ...(asTable
      ? []
      : [
          { id: 'svg', label: 'Save as SVG' },
          { id: 'png', label: 'Save as PNG' },
        ]),
    { id: 'csv', label: 'Save as CSV' },
  ];
  return (
    <>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <Menu
        className="chart-menu"
        label="Table and files"
        name={`${name}: table and files`}
        look="quiet"
        items={items}
        open={open}
        onOpen={setOpen}
        onChoose={(id) => {
          choose(id).catch((error: unknown) =>
            setProblem(error instanceof Error ? error.message : String(error)),
          );
        }}
      />
    </>
  );
}

/** 'NPS, said by customers' as a file is called: 'sidestage-nps-said-by-customers'. */
function fileName(name: string): string {
  return `sidestage-${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)}`;
}
