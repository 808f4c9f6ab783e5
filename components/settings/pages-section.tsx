import { usePanel, usePanelState } from '../shell/panel-context';
import { useSiteLabel } from '../shell/use-site-label';
import { Button } from '../ui/button';
import { SettingsSection } from './settings-section';

/** What the user said of pages, kept on this device: how much it is, and what takes it back. */
export function PagesSection() {
  const { commands } = usePanel();
  const memory = usePanelState((state) => state.memory);
  if (memory === null) return null;
  const count = Object.keys(memory.choices).length;
  return (
    <SettingsSection
      title="What you said of pages"
      says="Whom a page is about, and sites whose own stages are left alone. It stays in this browser."
    >
      <ul className="sites">
        <li className="settings-row">
          <span>
            {count === 0
              ? 'No page was corrected yet.'
              : count === 1
                ? '1 page corrected'
                : `${String(count)} pages corrected`}
          </span>
          {count === 0 ? null : <Button onClick={() => void commands.forgetChoices()}>Forget all</Button>}
        </li>
      </ul>
      {memory.quietSites.length === 0 ? null : (
        <ul className="sites" aria-label="Sites whose stages are left alone">
          {memory.quietSites.map((site) => (
            <QuietSite key={site} site={site} />
          ))}
        </ul>
      )}
    </SettingsSection>
  );
}

function QuietSite({ site }: { site: string }) {
  const { commands } = usePanel();
  const label = useSiteLabel(site);
  return (
    <li className="settings-row">
      <span>Stages of {label === 'This site' ? site : label} are left alone</span>
      <Button onClick={() => void commands.quietStages(site, false)}>Compare again</Button>
    </li>
  );
}
