import '../../components/ui/fonts.css';
import '../../components/ui/tokens.css';
import '../../components/ui/base.css';
import { browser } from 'wxt/browser';
import { loadLater } from '../../components/ui/later';
import { Opening } from '../../components/shell/opening';
import { applyLastTheme } from '../wiring/theme';
import { draw } from './draw';
import { followTab } from './follow-tab';
import { pinnedTab } from './pinned-tab';

/** Only the first run asks for them, so only it loads what reads pages. */
const loadSites = () => import('./site-choices').then(({ siteChoices }) => siteChoices);

/** The person beside the page comes first: everybody else is looked at a moment later. */
const EVERYBODY_AFTER_MS = 1500;

const quietMoment = () => new Promise<void>((resolve) => requestIdleCallback(() => resolve()));

/** Opens the store and the panel, and keeps it on the tab beside it. */
async function start(): Promise<void> {
  draw(<Opening />);
  const following = followTab(pinnedTab(location.search));
  const [{ openPanel }, { PanelApp }] = await Promise.all([
    import('../wiring/panel'),
    import('../../components/shell/panel-app'),
  ]);
  const { panel, store } = await openPanel(() => following.tab());
  following.start(
    (input) => panel.commands.show(input),
    (lesson) => panel.commands.showLesson(lesson),
  );
  draw(
    <PanelApp
      panel={panel}
      loadSites={loadSites}
      onSettings={() => void browser.runtime.openOptionsPage()}
    />,
  );
  // After the first drawing: what is on this device is shown first, whatever the network does.
  void import('../../components/ui/fonts-extended.css');
  const { startPanelSync } = await import('../wiring/sync');
  startPanelSync(store, new AbortController().signal);
  setTimeout(() => panel.commands.lookAtEverybody(), EVERYBODY_AFTER_MS);
  void loadLater(quietMoment);
}

applyLastTheme();
start().catch(
  (error: unknown) => void import('./unavailable').then(({ showUnavailable }) => showUnavailable(error)),
);
