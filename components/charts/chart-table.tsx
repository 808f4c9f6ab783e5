import type { Cell } from '../../lib/rules/csv';
import './chart-table.css';

/** What a picture shows, as a table: the same for those who do not see it, for print and for files. */
export interface ChartTable {
  columns: { label: string; kind: 'words' | 'number' }[];
  /** A row has a cell a column. Numbers are whole figures, as a program reads them; `shown` says them for people. */
  rows: Cell[][];
  /** How a number of a column is shown; without it as it is. */
  shown?: (value: number, column: number) => string;
}

/** The table behind a picture. */
export function ChartTableView({ name, table }: { name: string; table: ChartTable }) {
  const { columns, rows, shown } = table;
  return (
    <div className="chart-table-box" role="region" aria-label={`${name}, as a table`} tabIndex={0}>
      <table className="chart-table">
        <caption className="only-read-out">{name}</caption>
        <thead>
          <tr>
            {columns.map(({ label, kind }) => (
              <th key={label} scope="col" className={`chart-cell-${kind}`}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${String(row[0])} ${String(index)}`}>
              {row.map((cell, at) => {
                const text = typeof cell === 'number' ? (shown?.(cell, at) ?? String(cell)) : (cell ?? '–');
                const kind = columns[at]?.kind ?? 'words';
                return at === 0 ? (
                  <th key={at} scope="row" dir="auto" className={`chart-cell-${kind}`}>
                    {text}
                  </th>
                ) : (
                  <td key={at} dir="auto" className={`chart-cell-${kind}`}>
                    {text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
