import { useState } from 'react';
import { MARKET_LABEL_LIMIT } from '../../../lib/rules/market-edit';
import type { MarketSettings } from '../../../lib/rules/market';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { SelectField } from '../../ui/select-field';

/** A new market: what it is called, and whose settings it begins with. */
export function AddMarket({ markets, onClose }: { markets: MarketSettings[]; onClose: () => void }) {
  const { commands } = usePanel();
  const [label, setLabel] = useState('');
  const [like, setLike] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = async () => {
    const wrong = await commands.addMarket(label, like === '' ? null : like);
    if (wrong === null) onClose();
    else setProblem(wrong);
  };
  return (
    <form
      className="settings-ask"
      aria-label="New market"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
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
      <SelectField
        label="It begins with the model, playbook and value inputs of"
        value={like}
        options={markets.map(({ id, label: name }) => ({ value: id ?? '', label: name }))}
        onChange={setLike}
      />
      <p className="quiet small">Change them below: the sections say which market they are of.</p>
      <div className="form-end">
        <Button look="primary" type="submit">
          Add it
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
