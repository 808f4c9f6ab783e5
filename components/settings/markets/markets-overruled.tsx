import { marketChanges } from '../../../lib/rules/market-edit';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { OverruledBanner } from '../overruled-banner';

/** Markets as they were saved here were replaced by an edit that came later: they are kept, to look at and to bring back. */
export function MarketsOverruled() {
  const { commands } = usePanel();
  const { workspace } = usePanelState((state) => state.team);
  const found = usePanelState((state) => state.overruled).find((one) => one.field === 'markets');
  if (found?.field !== 'markets') return null;
  const { mine, theirs } = found;
  const as = (markets: typeof mine) => ({ ...workspace, markets });
  return (
    <OverruledBanner
      what="markets"
      changes={marketChanges(as(theirs), as(mine))}
      onBring={() => void commands.saveMarkets(mine, theirs)}
      onLeave={() => void commands.settleOverruled('markets')}
    />
  );
}
