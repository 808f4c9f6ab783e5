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
  const subject = usePanelState((state) => state.subject);
  if (subject.kind !== 'known') return null;
  const { stage, team } = subject.view;
  return (
    <DriftLine
      site={label}
      drift={drift}
      model={team.model}
      ours={stage.current}
      onTake={() => void commands.takePageStage()}
      onKeep={() => void commands.keepOurStage()}
      onQuiet={() => void commands.quietStages(site, true)}
      onExplain={(stage) => void commands.explainStage(stage)}
    />
  );
}
