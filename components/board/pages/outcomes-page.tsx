import { OutcomesSection } from '../../settings/outcomes-section';
import '../../settings/settings-page.css';

/** What became of the proposed actions, as in the settings. */
export function OutcomesPage() {
  return (
    <div className="board-narrow">
      <OutcomesSection />
    </div>
  );
}
