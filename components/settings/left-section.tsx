import { usePanel, usePanelState } from '../shell/panel-context';
import { useClock } from '../shell/use-clock';
import { syncSentence } from '../../lib/panel/sync-text';
import { SettingsSection } from './settings-section';

/** What left this browser, in plain words. */
export function LeftSection() {
  const panel = usePanel();
  const now = useClock(panel.now, 1000);
  const state = usePanelState((all) => all);
  const { session } = state;
  return (
    <SettingsSection
      title="What left this browser"
      says="Sidestage sends nothing to anybody but your team’s server."
    >
      {session === null ? (
        <p>Nothing. You work without a server, so all people, notes and scores stay in this browser.</p>
      ) : (
        <>
          <p>To {session.server}, and to nobody else:</p>
          <ul className="settings-list">
            <li>people you added or edited: name, addresses, phone numbers, company, title</li>
            <li>
              stage moves and stages you kept, notes, scores, actions and their undo, with your name and the
              time
            </li>
            <li>what you set for the team: its lifecycle model, its tiers, its margin</li>
            <li>the name you gave when you joined</li>
          </ul>
          <p>{syncSentence(state, now)}</p>
        </>
      )}
      <p className="soft">
        Never sent and never stored: pages, the text of mails, addresses of pages, people you only looked at.
      </p>
    </SettingsSection>
  );
}
