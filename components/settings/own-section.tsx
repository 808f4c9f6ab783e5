import { useState } from 'react';
import { notOwn } from '../../lib/panel/own';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { TextArea } from '../ui/text-area';
import { LearntList } from './learnt-list';
import { SettingsSection } from './settings-section';

/** The user's own addresses and domains, which are never taken for a customer. */
export function OwnSection() {
  const { commands } = usePanel();
  const own = usePanelState((state) => state.device.own);
  const team = usePanelState((state) => state.team.workspace.ownAddresses);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string[]>([]);
  const text = typed ?? own.join('\n');
  const save = async () => {
    const refused = await commands.setOwn(text);
    setWrong(refused);
    if (refused.length === 0) setTyped(null);
  };
  return (
    <SettingsSection
      title="Your own addresses"
      says="You and your colleagues are never shown as a customer. Write addresses, or whole domains, one a line."
    >
      <TextArea
        label="Addresses and domains"
        placeholder={'sam@northwind.example\nnorthwind.example'}
        rows={Math.max(3, text.split('\n').length)}
        spellCheck={false}
        value={text}
        hint={
          team.length === 0
            ? 'Some mail programs tell your address by themselves.'
            : `From your team: ${team.join(', ')}`
        }
        error={wrong.length === 0 ? null : `${notOwn(wrong)} The others are saved.`}
        onChange={setTyped}
      />
      <div>
        <Button look="primary" disabled={typed === null} onClick={() => void save()}>
          Save
        </Button>
      </div>
      <LearntList />
    </SettingsSection>
  );
}
