import type { Move } from '../../lib/panel/moves';
import type { StageView } from '../../lib/panel/person-view';
import { momentText } from '../../lib/panel/time-text';
import { receiptText, SOURCE_WORDS } from '../../lib/rules/receipt';
import { stageDaysWords } from '../../lib/rules/stage-days';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Pairs } from '../ui/pairs';

interface StageReceiptBoxProps {
  move: Move;
  /** How long the person is in the stage, for the move that put them there. */
  days?: Pick<StageView, 'days' | 'medianDays' | 'people'>;
  locale: string;
  onUndo: (changeId: string) => void;
}

/** Who moved the person when, from where to where, why and how; to copy, and to take back by whoever may. */
export function StageReceiptBox({ move, days, locale, onUndo }: StageReceiptBoxProps) {
  const { receipt, since, besides, fixed } = move;
  const long = days === undefined || days.days === null ? null : stageDaysWords({ ...days, days: days.days });
  return (
    <div
      className="receipt"
      role="group"
      aria-label={days === undefined ? `Receipt of the move to ${receipt.to}` : 'Receipt of this stage'}
    >
      <Pairs
        rows={[
          { label: 'Who', value: receipt.who },
          { label: 'When', value: momentText(receipt.when, locale) },
          { label: 'From', value: receipt.from ?? 'not in any stage' },
          { label: 'To', value: receipt.to },
          ...(receipt.market === null ? [] : [{ label: 'Market', value: receipt.market }]),
          { label: 'Why', value: receipt.why ?? <span className="quiet">no reason given</span> },
          { label: 'Source', value: SOURCE_WORDS[receipt.source] },
          ...(long === null
            ? []
            : [{ label: 'How long', value: [long.short, long.sentence].filter(Boolean).join('. ') }]),
        ]}
      />
      {since.length > 0 && fixed === null ? (
        <p className="soft small">Undo passes over what came since: {since.join(', ')}.</p>
      ) : null}
      {besides.length > 0 && fixed === null ? (
        <p className="quiet small">Recorded since, and left as it is: {besides.join(', ')}.</p>
      ) : null}
      {fixed === null ? null : <p className="quiet small">{fixed}</p>}
      <div className="receipt-steps">
        <CopyButton text={receiptText(receipt, locale)} />
        {fixed === null ? (
          <Button look="quiet" onClick={() => onUndo(move.id)}>
            Undo this move
          </Button>
        ) : null}
      </div>
    </div>
  );
}
