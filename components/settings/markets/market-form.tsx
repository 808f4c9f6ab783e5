import { useState, type ReactNode } from 'react';
import { MARKET_LABEL_LIMIT } from '../../../lib/rules/market-edit';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';

interface MarketFormProps {
  /** What the form is for. */
  name: string;
  /** What the market is called now; empty for a new one. */
  label: string;
  submit: string;
  /** Answers what is wrong, as a sentence, or null where it is done. */
  onSubmit: (label: string) => Promise<string | null>;
  onClose: () => void;
  children?: ReactNode;
}

/** Asks what a market is called. What is wrong stands under the field until it is changed. */
export function MarketForm({ name, submit, onSubmit, onClose, children, ...of }: MarketFormProps) {
  const [label, setLabel] = useState(of.label);
  const [problem, setProblem] = useState<string | null>(null);
  const done = async () => {
    const wrong = await onSubmit(label);
    if (wrong === null) onClose();
    else setProblem(wrong);
  };
  return (
    <form
      className="settings-ask"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        void done();
      }}
    >
      <Field
        label="Name of the market"
        value={label}
        maxLength={MARKET_LABEL_LIMIT}
        dir="auto"
        autoFocus
        error={problem}
        onChange={(event) => {
          setLabel(event.target.value);
          setProblem(null);
        }}
      />
      {children}
      <div className="form-end">
        <Button look="primary" type="submit">
          {submit}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
