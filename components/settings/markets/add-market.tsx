import { useState } from 'react';
import type { MarketSettings } from '../../../lib/rules/market';
import { usePanel } from '../../shell/panel-context';
import { SelectField } from '../../ui/select-field';
import { MarketForm } from './market-form';

/** A new market: what it is called, and whose settings it begins with. */
export function AddMarket({ markets, onClose }: { markets: MarketSettings[]; onClose: () => void }) {
  const { commands } = usePanel();
  const [like, setLike] = useState('');
  return (
    <MarketForm
      name="New market"
      label=""
      submit="Add it"
      onSubmit={(label) => commands.addMarket(label, like === '' ? null : like)}
      onClose={onClose}
    >
      <SelectField
        label="It begins with the model, playbook and value inputs of"
        value={like}
        options={markets.map(({ id, label }) => ({ value: id ?? '', label }))}
        onChange={setLike}
      />
      <p className="quiet small">Change them below: the sections say which market they are of.</p>
    </MarketForm>
  );
}
