import { hasMarkets } from '../../../lib/panel/markets';
import { marketsOf } from '../../../lib/rules/market';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { SelectField } from '../../ui/select-field';

/** Of which market a part of the settings is; nothing where the team has only one. */
export function MarketChoice() {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const edited = usePanelState((state) => state.editedMarket);
  const unsaved = usePanelState((state) => state.unsaved);
  if (!hasMarkets({ team })) return null;
  return (
    <div className="market-choice">
      <SelectField
        label="Market"
        value={edited ?? ''}
        fixed={unsaved === 0 ? null : 'Save or leave what you are editing, then choose another.'}
        options={marketsOf(team.workspace).map(({ id, label }) => ({ value: id ?? '', label }))}
        onChange={(id) => commands.editMarket(id === '' ? null : id)}
      />
    </div>
  );
}
