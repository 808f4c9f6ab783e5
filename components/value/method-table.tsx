import { formatWholeMoney } from '../../lib/model/money';
import type { ReceiptView } from '../../lib/panel/value-receipt';

interface MethodTableProps {
  methods: ReceiptView['methods'];
  currency: string;
  locale: string;
}

/**
 * All methods side by side, the used one first: the figure of each, or why it has none. The roles are said, since a narrow
 * panel draws its rows as blocks, which a browser takes for no table.
 */
export function MethodTable({ methods, currency, locale }: MethodTableProps) {
  const money = (minor: number) => formatWholeMoney(minor, currency, locale);
  return (
    <table className="value-methods" role="table">
      <caption className="only-read-out">What each method expects</caption>
      <thead className="only-read-out">
        <tr>
          <th>Method</th>
          <th>Figure</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {methods.map(({ id, name, range, kind, note, isUsed }) => (
          <tr key={id} data-used={isUsed} role="row">
            <th scope="row" role="rowheader">
              {name}
              {isUsed ? <span className="value-used"> used</span> : null}
              <span className="quiet value-note">{note}</span>
            </th>
            <td role="cell">
              {range === null ? (
                <span className="quiet">none</span>
              ) : (
                <>
                  <strong>{money(range.base)}</strong>
                  {range.low === range.high ? null : (
                    <span className="quiet value-note">
                      {money(range.low)} – {money(range.high)}
                    </span>
                  )}
                  <span className="quiet value-note">{kind === 'clv' ? 'value' : 'revenue'}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
