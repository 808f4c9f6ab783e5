import type { ReactNode } from 'react';
import './pairs.css';

export interface Pair {
  label: string;
  value: ReactNode;
  /** Where it comes from, or when. */
  note?: ReactNode;
}

/** Facts with their names, as a receipt shows them. */
export function Pairs({ rows }: { rows: Pair[] }) {
  return (
    <dl className="pairs">
      {rows.map((row) => (
        <div key={row.label} className="pair">
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.note === undefined ? null : <dd className="pair-note">{row.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
