import type { ValueView } from '../../lib/panel/person-view';
import { dateText } from '../../lib/panel/time-text';

interface ValueReceiptProps {
  estimate: ValueView['estimate'];
  now: number;
  locale: string;
}

/** How the estimate came about: method, inputs with their source and date, and what is missing. */
export function ValueReceipt({ estimate, now, locale }: ValueReceiptProps) {
  return (
    <div className="value-receipt" role="group" aria-label="How this number came about">
      <p className="value-method">{METHODS[estimate.method]}</p>
      <p className="soft">{estimate.why}</p>
      {estimate.inputs.length === 0 ? null : (
        <table className="value-inputs">
          <caption className="only-read-out">What it was made from</caption>
          <thead className="only-read-out">
            <tr>
              <th>Input</th>
              <th>Value</th>
              <th>Source and date</th>
            </tr>
          </thead>
          <tbody>
            {estimate.inputs.map((input) => (
              <tr key={input.label}>
                <th scope="row">{input.label}</th>
                <td>{input.value ?? '—'}</td>
                <td className={input.value === null ? 'value-missing' : 'quiet'}>
                  {input.value === null ? 'not set' : input.source}
                  {input.at === null ? '' : `, ${dateText(input.at, now, locale)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {estimate.missing.length === 0 ? null : (
        <div>
          <p className="value-method">What is missing</p>
          <ul>
            {estimate.missing.map((missing) => (
              <li key={missing.label} className="soft">
                <strong>{missing.label}.</strong> {missing.changes}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

const METHODS: Record<ValueView['estimate']['method'], string> = {
  'average-revenue': 'Average revenue × margin ÷ churn',
  fitted: 'Fitted to all customers',
  'own-pace': 'The person’s own pace',
  peers: 'People in the same stage',
  none: 'No estimate yet',
};
