import { useMemo, type ReactNode } from 'react';
import type { ValueView } from '../../lib/panel/person-view';
import { dateText } from '../../lib/panel/time-text';
import { figuresOf } from '../../lib/model/value-figures';
import { receiptOf } from '../../lib/panel/value-receipt';
import { ForecastTable } from './forecast-table';
import { MethodTable } from './method-table';
import { toCostText } from './to-cost-text';
import { WhatIf } from './what-if';

interface ValueReceiptProps {
  value: ValueView;
  now: number;
  locale: string;
}

/**
 * How the estimate came about: the method, its inputs with their source and date, and what is missing; on demand all
 * methods side by side, other inputs to try, and the forecast in numbers.
 */
export function ValueReceipt({ value, now, locale }: ValueReceiptProps) {
  const { how, estimate } = value;
  const receipt = useMemo(() => receiptOf(how, figuresOf(how.workspace)), [how]);
  return (
    <div className="value-receipt" role="group" aria-label="How this number came about">
      <p className="value-method">{receipt.method}</p>
      {receipt.toCost === null ? null : <p className="value-to-cost">{toCostText(receipt.toCost, locale)}</p>}
      {estimate.inputs.length === 0 ? null : (
        <table className="value-inputs" role="table">
          <caption className="only-read-out">What it was made from</caption>
          <thead className="only-read-out">
            <tr>
              <th>Input</th>
              <th>Value</th>
              <th>Source and date</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {estimate.inputs.map((input) => (
              <tr key={input.label} role="row">
                <th scope="row" role="rowheader">
                  {input.label}
                </th>
                <td role="cell">{input.value ?? '—'}</td>
                <td role="cell" className={input.value === null ? 'value-missing' : 'quiet'}>
                  {sourceText(input, now, locale)}
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
      {receipt.warnings.map((warning) => (
        <p key={warning} className="soft">
          {warning}
        </p>
      ))}
      <More title="All methods side by side">
        <MethodTable methods={receipt.methods} currency={estimate.currency} locale={locale} />
      </More>
      <More title="Try other inputs">
        <WhatIf value={value} locale={locale} />
      </More>
      {estimate.method === 'none' ? null : (
        <More title="The forecast in numbers">
          <ForecastTable forecast={value.forecast} currency={estimate.currency} locale={locale} />
        </More>
      )}
    </div>
  );
}

/** Where an input is from and its date: 'ECB, 3 Nov', 'team, since 22 Oct'. */
function sourceText(
  { source, at }: ValueView['estimate']['inputs'][number],
  now: number,
  locale: string,
): string {
  if (at === null) return source;
  const leadsOn = /(?: since| due| first)$/.test(source);
  // A date holds together.
  return `${source}${leadsOn ? '' : ','} ${dateText(at, now, locale).replaceAll(' ', '\u00a0')}`;
}

function More({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="value-more">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
