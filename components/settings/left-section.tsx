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
            <li>
              people you added, edited, merged or erased: name, addresses, phone numbers, company, title,
              owner, consent, where they came from, what they want, and which records of other programs are
              theirs
            </li>
            <li>
              stage moves and stages you kept, notes, calls, orders, rewards and whatever else you logged,
              scores, actions and their undo, with your name and the time
            </li>
            <li>what you set for the team: its lifecycle model, its tiers, its playbook, its margin</li>
            <li>how a site is read, where you showed it</li>
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
