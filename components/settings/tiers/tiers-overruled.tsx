import { tierRule } from '../../../lib/rules/tier';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { OverruledBanner } from '../overruled-banner';

/** The tiers saved here were replaced by an edit that came later: they are kept, to look at and to bring back. */
export function TiersOverruled() {
  const { commands, locale } = usePanel();
  const overruled = usePanelState((state) => state.overruled);
  const { currency } = usePanelState((state) => state.team.workspace);
  const found = overruled.find((one) => one.field === 'tiers');
  if (found?.field !== 'tiers') return null;
  const { mine, theirs } = found;
  return (
    <OverruledBanner
      what="tiers"
      changes={
        mine.length === 0
          ? ['There will be no tiers.']
          : mine.map((tier) => tierRule(tier, { currency, locale }))
      }
      onBring={() => void commands.saveTiers(mine, theirs)}
      onLeave={() => void commands.settleOverruled('tiers')}
    />
  );
}
