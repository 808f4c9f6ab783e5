import { useState } from 'react';
import { modelRights } from '../../lib/panel/team-editing';
import { usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { ModelEditor } from './model/model-editor';
import { ModelOutline } from './model/model-outline';
import { ModelOverruled } from './model/model-overruled';
import { WhoMay } from './model/who-may';
import { MarketChoice } from './markets/market-choice';
import { SettingsSection } from './settings-section';
import { useEditedTeam } from './use-edited-team';

/** The team's lifecycle model: read by everybody, edited by whoever may. */
export function ModelSection() {
  const team = usePanelState((state) => state.team);
  const session = usePanelState((state) => state.session);
  const [editing, setEditing] = useState(false);
  const { model } = useEditedTeam().workspace;
  const market = usePanelState((state) => state.editedMarket);
  const { may, who } = modelRights({ session, team });
  return (
    <SettingsSection
      title="Lifecycle model"
      says="The stages your team works with. What was recorded stays: a stage that goes is merged into another, and a model can be exchanged at any time."
    >
      <ModelOverruled />
      <MarketChoice />
      {editing && may ? (
        <ModelEditor key={market} model={model} market={market} onClose={() => setEditing(false)} />
      ) : (
        <>
          <ModelOutline model={model} />
          {may ? (
            <div>
              <Button onClick={() => setEditing(true)}>Edit the model</Button>
            </div>
          ) : (
            <WhoMay who={who} />
          )}
        </>
      )}
    </SettingsSection>
  );
}
