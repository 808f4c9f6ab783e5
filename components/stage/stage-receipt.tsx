import { momentText } from '../../lib/panel/time-text';
import { receiptText, SOURCE_WORDS, type StageReceipt } from '../../lib/rules/receipt';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Pairs } from '../ui/pairs';

interface StageReceiptBoxProps {
  receipt: StageReceipt;
  locale: string;
  onUndo?: (() => void) | undefined;
}

/** Who moved the person when, from where to where, why and how. */
export function StageReceiptBox({ receipt, locale, onUndo }: StageReceiptBoxProps) {
  return (
    <div className="receipt" role="group" aria-label="Receipt of this stage">
      <Pairs
        rows={[
          { label: 'Who', value: receipt.who },
          { label: 'When', value: momentText(receipt.when, locale) },
          { label: 'From', value: receipt.from ?? 'not in any stage' },
          { label: 'To', value: receipt.to },
          { label: 'Why', value: receipt.why ?? <span className="quiet">no reason given</span> },
          { label: 'Source', value: SOURCE_WORDS[receipt.source] },
        ]}
      />
      <div className="receipt-steps">
        <CopyButton text={receiptText(receipt, locale)} />
        {onUndo === undefined ? null : (
          <Button look="quiet" onClick={onUndo}>
            Undo this move
          </Button>
        )}
      </div>
    </div>
  );
}
