import { formatWholeMoney } from '../../lib/model/money';
import type { ReceiptView } from '../../lib/panel/value-receipt';

interface MethodTableProps {
  methods: ReceiptView['methods'];
  currency: string;
  locale: string;
}

/** All methods side by side, the used one first: the figure of each, or why it has none. */
export function MethodTable({ methods, currency, locale }: MethodTableProps) {
  const money = (minor: number) => formatWholeMoney(minor, currency, locale);
  return (
    <table className="value-methods">
      <caption className="only-read-out">What each method expects</caption>
      <thead className="only-read-out">
        <tr>
          <th>Method</th>
          <th>Figure</th>
        </tr>
      </thead>
      <tbody>
        {methods.map(({ id, name, range, kind, note, isUsed }) => (
          <tr key={id} data-used={isUsed}>
            <th scope="row">
              {name}
              {isUsed ? <span className="value-used"> used</span> : null}
              <span className="quiet value-note">{note}</span>
            </th>
            <td>
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
