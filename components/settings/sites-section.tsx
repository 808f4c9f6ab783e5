import { useEffect, useState } from 'react';
import { originText } from '../../lib/panel/site-origin';
import { countTicked, SiteChecklist, type SiteChoice } from '../page-states/site-checklist';
import { usePanel } from '../shell/panel-context';
import { Button } from '../ui/button';
import { SettingsSection } from './settings-section';

/** Sites that may be read: the list, removal, and others to allow in one request. */
export function SitesSection({ sites }: { sites: SiteChoice[] }) {
  const { commands } = usePanel();
  const [allowed, setAllowed] = useState<string[] | null>(null);
  const [ticked, setTicked] = useState<string[]>([]);
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    let isShown = true;
    void commands.allowedSites().then((origins) => {
      if (isShown) setAllowed(origins);
    });
    return () => {
      isShown = false;
    };
  }, [commands]);

  const reread = async () => setAllowed(await commands.allowedSites());
  const allow = async () => {
    // From the click itself: browsers refuse the question otherwise.
    const given = await commands.allowSites(ticked);
    setRefused(!given);
    if (given) setTicked([]);
    await reread();
  };
  const remove = async (origin: string) => {
    await commands.removeSite(origin);
    await reread();
  };
  const count = countTicked(sites, ticked);
  const isAllowed = (origin: string) => allowed?.includes(origin) ?? false;

  return (
    <SettingsSection
      title="Sites"
      says="Sidestage reads who is on the pages of these sites, and of no others. A site you remove is not read from that moment on."
    >
      {allowed === null ? null : allowed.length === 0 ? (
        <p className="soft">No site is allowed yet.</p>
      ) : (
        <ul className="sites">
          {allowed.map((origin) => (
            <li key={origin} className="settings-row">
              <span className="site-name">{originText(origin)}</span>
              <Button aria-label={`Remove ${originText(origin)}`} onClick={() => void remove(origin)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <h3 className="settings-sub">Allow more</h3>
      <SiteChecklist
        sites={sites.filter((site) => site.origins.length === 0 || !site.origins.every(isAllowed))}
        ticked={ticked}
        onTick={setTicked}
      />
      {refused ? (
        <p className="field-error" role="alert">
          The browser did not give the permission. Press the button again and choose Allow.
        </p>
      ) : null}
      <div>
        <Button look="primary" disabled={ticked.length === 0} onClick={() => void allow()}>
          Allow {count > 1 ? `${String(count)} sites` : 'this site'}
        </Button>
      </div>
    </SettingsSection>
  );
}
