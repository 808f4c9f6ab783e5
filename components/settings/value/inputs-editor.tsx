import { useState } from 'react';
import { figuresOf, type FigureSettings } from '../../../lib/model/value-figures';
import { draftOfInputs, inputsOfDraft } from '../../../lib/panel/value-draft';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { ValueFields } from '../../value/value-fields';
import { useUnsaved } from '../use-unsaved';

interface InputsEditorProps {
  /** The inputs as the team has them now. */
  value: FigureSettings;
  currency: string;
  /** Of which market; null: the main one. */
  market: string | null;
  onClose: () => void;
}

/** Edits the team's inputs of the value formulas, as a draft. */
export function InputsEditor({ value, currency, market, onClose }: InputsEditorProps) {
  const { commands, locale } = usePanel();
  const how = { currency, locale };
  const [base] = useState(value);
  const [draft, setDraft] = useState(() => draftOfInputs(figuresOf(value), how));
  const drafted = inputsOfDraft(draft, how);
  const isTouched = JSON.stringify(draft) !== JSON.stringify(draftOfInputs(figuresOf(base), how));
  useUnsaved(isTouched);
  const isMoved = JSON.stringify(figuresOf(value)) !== JSON.stringify(figuresOf(base));
  const save = async () => {
    if (drafted.ok && (await commands.saveValueInputs(drafted.inputs, base, market))) onClose();
  };
  return (
    <form
      className="settings-ask"
      aria-label="Edit the inputs of values"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTouched) void save();
      }}
    >
      <ValueFields
        draft={draft}
        drafted={drafted}
        currency={currency}
        onEdit={(fields) => setDraft({ ...draft, ...fields })}
      />
      {isMoved ? (
        <p className="soft" role="status">
          A colleague has changed these meanwhile: saving puts yours in their place.
        </p>
      ) : null}
      <div className="form-end">
        <Button look="primary" type="submit" disabled={!isTouched || !drafted.ok}>
          Save for the team
        </Button>
        <Button onClick={onClose}>{isTouched ? 'Drop these changes' : 'Close'}</Button>
      </div>
    </form>
  );
}
