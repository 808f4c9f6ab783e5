import { useMemo, useState } from 'react';
import { formatWholeMoney } from '../../lib/model/money';
import type { ValueView } from '../../lib/panel/person-view';
import { draftOfInputs, inputsOfDraft } from '../../lib/panel/value-draft';
import { figuresOf } from '../../lib/model/value-figures';
import { receiptOf, type ReceiptView } from '../../lib/panel/value-receipt';
import { Button } from '../ui/button';
import { toCostText } from './to-cost-text';
import { ValueFields } from './value-fields';

/** Other inputs tried on one person: the figure they would give. Nothing of it is saved. */
export function WhatIf({ value, locale }: { value: ValueView; locale: string }) {
  const { how, estimate } = value;
  const { currency } = how.workspace;
  const typed = { currency, locale };
  const begin = useMemo(
    () => draftOfInputs(figuresOf(how.workspace), { currency, locale }),
    [how, currency, locale],
  );
  // What was typed stays while the person is drawn anew; the untouched fields follow the team's.
  const [edits, setEdits] = useState<Partial<typeof begin>>({});
  const draft = { ...begin, ...edits };
  const drafted = inputsOfDraft(draft, typed);
  const isTried = JSON.stringify(draft) !== JSON.stringify(begin);
  const receipt = drafted.ok ? receiptOf(how, drafted.inputs) : null;
  const money = (minor: number) => formatWholeMoney(minor, estimate.currency, locale);
  const isFitted = estimate.method === 'fitted';
  return (
    <div className="value-what-if">
      <ValueFields
        draft={draft}
        drafted={drafted}
        currency={currency}
        {...(isFitted ? { hints: { monthlyChurn: 'Not used: the fit knows who leaves.' } } : {})}
        onEdit={(fields) => setEdits({ ...edits, ...fields })}
      />
      <p className="value-tried" role="status">
        {receipt === null ? (
          'Something above is not a number.'
        ) : receipt.estimate.method === 'none' ? (
          'There is nothing yet to estimate by, whatever the inputs.'
        ) : (
          <>
            {isTried ? 'With these: ' : 'As it is: '}
            <strong>{money(receipt.estimate.base)}</strong>{' '}
            <span className="soft">
              {receipt.estimate.label.toLowerCase()}, {receipt.estimate.rangeLabel}{' '}
              {money(receipt.estimate.low)} – {money(receipt.estimate.high)}
              {receipt.toCost === null ? '' : `, ${toCostText(receipt.toCost, locale)}`}
            </span>
          </>
        )}
      </p>
      <SimpleFigures methods={receipt?.methods ?? []} money={money} />
      <div className="value-what-if-end">
        <span className="quiet small">Nothing is saved.</span>
        <Button disabled={!isTried} onClick={() => setEdits({})}>
          Put back
        </Button>
      </div>
    </div>
  );
}

/** What the formulas with costs and years make of the inputs: they are not the estimate, and change beside it. */
function SimpleFigures({
  methods,
  money,
}: {
  methods: ReceiptView['methods'];
  money: (minor: number) => string;
}) {
  const shown = methods.filter(({ id }) => id === 'horizon' || id === 'relationship');
  return (
    <ul className="value-simple" aria-label="What the simple formulas give">
      {shown.map(({ id, name, range, note }) => (
        <li key={id}>
          {name}:{' '}
          {range === null ? (
            <span className="quiet">{note}</span>
          ) : (
            <>
              <strong>{money(range.base)}</strong>
              {range.low === range.high ? null : (
                <span className="quiet">
                  {' '}
                  {money(range.low)} – {money(range.high)}
                </span>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
