import { playbookChanges } from '../../../lib/rules/playbook-edit';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { OverruledBanner } from '../overruled-banner';

/** The playbook saved here was replaced by an edit that came later: it is kept, to look at and to bring back. */
export function PlaybookOverruled() {
  const { commands } = usePanel();
  const found = usePanelState((state) => state.overruled).find((one) => one.field === 'playbook');
  if (found?.field !== 'playbook') return null;
  const { mine, theirs } = found;
  return (
    <OverruledBanner
      what="playbook"
      changes={playbookChanges(theirs, mine)}
      onBring={() => {
        commands.editMarket(null); // it is that of the main market
        void commands.changePlaybook(() => mine, 'Your playbook is back');
      }}
      onLeave={() => void commands.settleOverruled('playbook')}
    />
  );
}
