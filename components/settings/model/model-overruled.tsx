import { modelChanges } from '../../../lib/rules/model-changes';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { OverruledBanner } from '../overruled-banner';

/** The model saved here was replaced by an edit that came later: it is kept, to look at and to bring back. */
export function ModelOverruled() {
  const { commands } = usePanel();
  const overruled = usePanelState((state) => state.overruled);
  const found = overruled.find((one) => one.field === 'model');
  if (found?.field !== 'model') return null;
  const { mine, theirs } = found;
  return (
    <OverruledBanner
      what="model"
      changes={modelChanges(theirs, mine)}
      onBring={() => void commands.saveModel(mine, theirs, null)}
      onLeave={() => void commands.settleOverruled('model')}
    />
  );
}
