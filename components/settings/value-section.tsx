import { useState } from 'react';
import { modelRights } from '../../lib/panel/team-editing';
import { usePanel, usePanelState } from '../shell/panel-context';
import { useClock } from '../shell/use-clock';
import { Button } from '../ui/button';
import { MarketChoice } from './markets/market-choice';
import { WhoMay } from './model/who-may';
import { SettingsSection } from './settings-section';
import { useEditedTeam } from './use-edited-team';
import { FitPart } from './value/fit-part';
import { InputList } from './value/input-list';
import { InputsEditor } from './value/inputs-editor';
import { RatesPart } from './value/rates-part';
import './value/value-section.css';

/** What values are worked out with: the team's inputs, the fit of its orders, and rates of other currencies. */
export function ValueSection() {
  const { locale, now: clock } = usePanel();
  const now = useClock(clock, 60_000);
  const team = usePanelState((state) => state.team);
  const session = usePanelState((state) => state.session);
  const market = usePanelState((state) => state.editedMarket);
  const { workspace } = useEditedTeam();
  const { currency } = workspace;
  const [editing, setEditing] = useState(false);
  const { may, who } = modelRights({ session, team });
  return (
    <SettingsSection
      title="Value of a person"
      says="What an estimate is worked out with. It always has a range, says its method and inputs, and what is missing."
    >
      <MarketChoice />
      {editing && may ? (
        <InputsEditor
          key={market}
          value={workspace}
          currency={currency}
          market={market}
          onClose={() => setEditing(false)}
        />
      ) : (
        <>
          <InputList value={workspace} currency={currency} now={now} locale={locale} />
          {may ? (
            <div>
              <Button onClick={() => setEditing(true)}>Edit the inputs</Button>
            </div>
          ) : (
            <WhoMay who={who} />
          )}
        </>
      )}
      <FitPart may={may} />
      <RatesPart may={may} />
    </SettingsSection>
  );
}
