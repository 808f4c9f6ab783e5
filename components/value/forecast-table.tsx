import { formatWholeMoney } from '../../lib/model/money';
import type { ValueView } from '../../lib/panel/person-view';

interface ForecastTableProps {
  forecast: ValueView['forecast'];
  currency: string;
  locale: string;
}

/** At most so many months ahead are lines of their own. */
const LINES = 4;

/** The chart in numbers: orders so far, and what they are expected to come to, cumulative as the chart is. */
export function ForecastTable({ forecast: { past, future }, currency, locale }: ForecastTableProps) {
  const money = (minor: number) => formatWholeMoney(minor, currency, locale);
  const months = future.length - 1;
  const step = Math.max(1, Math.ceil(months / LINES));
  const ahead = future.filter((_, month) => month > 0 && (month % step === 0 || month === months));
  const when = (at: number) => new Date(at).toLocaleDateString(locale, { month: 'short', year: 'numeric' });
  return (
    <table className="value-methods value-forecast">
      <caption className="only-read-out">Orders so far and expected, added up</caption>
      <thead>
        <tr>
          <th scope="col">By</th>
          <td>Revenue in all</td>
          <td>80 % range</td>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">now</th>
          <td>{money(past.at(-1)?.minor ?? 0)}</td>
          <td className="quiet">orders so far</td>
        </tr>
        {ahead.map((point) => (
          <tr key={point.at}>
            <th scope="row">{when(point.at)}</th>
            <td>{money(point.base)}</td>
            <td>
              {money(point.low)} – {money(point.high)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
