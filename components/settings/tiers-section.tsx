import { useState } from 'react';
import { modelRights } from '../../lib/panel/team-editing';
import { tierRule } from '../../lib/rules/tier';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { WhoMay } from './model/who-may';
import { SettingsSection } from './settings-section';
import { TiersEditor } from './tiers/tiers-editor';
import { TiersOverruled } from './tiers/tiers-overruled';

/** The team's loyalty tiers: read by everybody, edited by whoever may. */
export function TiersSection() {
  const { locale } = usePanel();
  const team = usePanelState((state) => state.team);
  const session = usePanelState((state) => state.session);
  const [editing, setEditing] = useState(false);
  const { tiers, currency } = team.workspace;
  const { may, who } = modelRights({ session, team });
  return (
    <SettingsSection
      title="Loyalty tiers"
      says="Names for customers by what they spent or how often they ordered in the last 12 months. Whoever reaches one of the two is in the tier; the sidebar says what is missing for the next."
    >
      <TiersOverruled />
      {editing && may ? (
        <TiersEditor tiers={tiers} currency={currency} onClose={() => setEditing(false)} />
      ) : (
        <>
          {tiers.length === 0 ? (
            <p className="soft">There are none yet.</p>
          ) : (
            <ol className="sites" aria-label="Tiers, the lowest first">
              {tiers.map((tier) => (
                <li key={tier.id} className="settings-row" dir="auto">
                  {tierRule(tier, { currency, locale })}
                </li>
              ))}
            </ol>
          )}
          {may ? (
            <div>
              <Button onClick={() => setEditing(true)}>
                {tiers.length === 0 ? 'Add tiers' : 'Edit the tiers'}
              </Button>
            </div>
          ) : (
            <WhoMay who={who} />
          )}
        </>
      )}
    </SettingsSection>
  );
}
