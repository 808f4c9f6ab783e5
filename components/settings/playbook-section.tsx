import { useState } from 'react';
import type { ActionRule } from '../../lib/model/action';
import { modelRights } from '../../lib/panel/team-editing';
import { rulesOf } from '../../lib/rules/playbook';
import { newRule } from '../../lib/rules/playbook-edit';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { WhoMay } from './model/who-may';
import { PlaybookOverruled } from './playbook/playbook-overruled';
import { RuleEditor } from './playbook/rule-editor';
import { RuleList } from './playbook/rule-list';
import { SettingsSection } from './settings-section';
import { MarketChoice } from './markets/market-choice';
import { useEditedTeam } from './use-edited-team';
import './playbook/playbook.css';

/** The team's playbook: which action is proposed to whom, and why. The order is the priority. */
export function PlaybookSection() {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const session = usePanelState((state) => state.session);
  const [added, setAdded] = useState<ActionRule | null>(null);
  const { playbook } = useEditedTeam().workspace;
  const market = usePanelState((state) => state.editedMarket);
  const { may, who } = modelRights({ session, team });
  return (
    <SettingsSection
      title="Playbook"
      says="What is proposed to whom, and why. What cannot wait comes first in this order; of the rest Sidestage learns from your outcomes what helps."
    >
      <PlaybookOverruled />
      <MarketChoice />
      {may ? null : <WhoMay who={who} />}
      <RuleList key={market} rules={rulesOf(playbook)} may={may} />
      {added === null ? null : <RuleEditor rule={added} isNew onClose={() => setAdded(null)} />}
      {may ? (
        <div className="playbook-steps">
          <Button disabled={added !== null} onClick={() => setAdded(newRule(commands.newRuleId()))}>
            Add a rule
          </Button>
          <Button disabled={playbook.length === 0} onClick={() => void commands.defaultPlaybookAgain()}>
            Back to the playbook Sidestage came with
          </Button>
        </div>
      ) : null}
    </SettingsSection>
  );
}
