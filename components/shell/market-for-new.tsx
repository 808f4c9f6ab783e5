import { useState } from 'react';
import { hasMarkets, marketForNew } from '../../lib/panel/markets';
import { marketsOf } from '../../lib/rules/market';
import { Menu } from '../ui/menu';
import { usePanel, usePanelState } from './panel-context';
import '../stage/market-menu.css';

/** The market somebody who is added comes into, and the way to another; nothing where the team has only one. */
export function MarketForNew() {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const memory = usePanelState((state) => state.memory);
  const page = usePanelState((state) => state.page);
  const [open, setOpen] = useState(false);
  if (!hasMarkets({ team })) return null;
  const chosen = marketForNew({ team, memory, page }).market;
  const markets = marketsOf(team.workspace);
  const label = markets.find(({ id }) => id === chosen)?.label ?? '';
  return (
    <Menu
      label={
        <>
          In <bdi className="market-label">{label}</bdi>
        </>
      }
      name={`Added in the market ${label}. Change`}
      look="quiet"
      className="market-menu"
      open={open}
      onOpen={setOpen}
      items={markets.map((market) => ({
        id: market.id ?? '',
        label: market.label,
        detail: market.model.label,
        current: market.id === chosen,
      }))}
      onChoose={(id) => commands.chooseMarketForNew(id === '' ? null : id)}
    />
  );
}
