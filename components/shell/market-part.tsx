import { hasMarkets } from '../../lib/panel/markets';
import type { PersonView } from '../../lib/panel/person-view';
import { stageRights } from '../../lib/panel/suggesting';
import { marketOf, marketsOf } from '../../lib/rules/market';
import { marketStep } from '../../lib/rules/market-move';
import { MarketMenu } from '../stage/market-menu';
import { usePanel, usePanelState } from './panel-context';

interface MarketPartProps {
  view: PersonView;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The market of the person shown, wired to the panel's commands; nothing where the team has only one. */
export function MarketPart({ view, open, onOpen }: MarketPartProps) {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const mayMove = usePanelState((state) => stageRights(state).move);
  if (!hasMarkets({ team })) return null;
  const { workspace } = team;
  const own = marketOf(workspace, view.contact);
  const markets = marketsOf(workspace).map(({ id, label }) => ({
    id,
    label,
    step: marketStep(view.person, id, workspace),
  }));
  return (
    <MarketMenu
      current={{ id: own.id, label: own.label }}
      markets={markets}
      open={open}
      fixed={mayMove ? null : 'Your role sees the market and does not change it.'}
      onOpen={onOpen}
      onMove={(id) => void commands.moveToMarket(id)}
    />
  );
}
