import { useMemo } from 'react';
import { pageDrift, type PageDrift } from '../../lib/panel/drift';
import { DriftLine } from '../stage/drift-line';
import { usePanel, usePanelState } from './panel-context';
import { useSiteLabel } from './use-site-label';

/** The stage the page itself shows, where it is another than the team's. */
export function PageStage() {
  const state = usePanelState((all) => all);
  const found = useMemo(() => pageDrift(state), [state]);
  return found === null ? null : <Line found={found} />;
}

function Line({ found: { site, drift } }: { found: PageDrift }) {
  const { commands } = usePanel();
  const label = useSiteLabel(site);
  const { model } = usePanelState((state) => state.team);
  const subject = usePanelState((state) => state.subject);
  return (
    <DriftLine
      site={label}
      drift={drift}
      model={model}
      ours={subject.kind === 'known' ? subject.view.stage.current : null}
      onTake={() => void commands.takePageStage()}
      onKeep={() => void commands.keepOurStage()}
      onQuiet={() => void commands.quietStages(site, true)}
      onExplain={(stage) => void commands.explainStage(stage)}
    />
  );
}
