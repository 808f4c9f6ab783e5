import type { Panel } from '../../lib/panel/panel';
import type { SiteChoice } from '../page-states/site-checklist';
import { PanelContext } from '../shell/panel-context';
import { Mark } from '../shell/top-bar';
import { Button } from '../ui/button';
import { AccountSection } from './account-section';
import { KeepingSection } from './keeping-section';
import { KeysSection } from './keys-section';
import { LeftSection } from './left-section';
import { MarketsSection } from './markets-section';
import { ModelSection } from './model-section';
import { OutcomesSection } from './outcomes-section';
import { OwnSection } from './own-section';
import { PagesSection } from './pages-section';
import { PlaybookSection } from './playbook-section';
import { ScoresSection } from './scores-section';
import { SettingsNotice } from './settings-notice';
import { SitesSection } from './sites-section';
import { TeamSection } from './team-section';
import { TaughtSection } from './taught-section';
import { ThemeSection } from './theme-section';
import { TiersSection } from './tiers-section';
import { ValueSection } from './value-section';
import './settings-page.css';

/** Settings of this browser: sites, own addresses, theme, account, and what left it. */
export function SettingsPage({ panel, sites }: { panel: Panel; sites: SiteChoice[] }) {
  return (
    <PanelContext value={panel}>
      <main className="settings">
        <header className="settings-head">
          <Mark />
          <h1>Sidestage settings</h1>
          <Button look="quiet" onClick={() => panel.commands.openBoard()}>
            Open the board
          </Button>
        </header>
        <SitesSection sites={sites} />
        <TaughtSection />
        <OwnSection />
        <PagesSection />
        <MarketsSection />
        <ModelSection />
        <TiersSection />
        <ValueSection />
        <PlaybookSection />
        <ScoresSection />
        <OutcomesSection />
        <KeysSection />
        <ThemeSection />
        <TeamSection />
        <AccountSection />
        <KeepingSection />
        <LeftSection />
        <SettingsNotice />
      </main>
    </PanelContext>
  );
}
