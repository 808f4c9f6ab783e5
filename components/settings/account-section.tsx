import { useState } from 'react';
import { EndedNote } from '../shell/ended-note';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { Pairs } from '../ui/pairs';
import { JoinForm } from './join-form';
import { SettingsSection } from './settings-section';
import { SignOut } from './sign-out';

/** Who is signed in where; sign-out; the sample team. */
export function AccountSection() {
  const { commands } = usePanel();
  const session = usePanelState((state) => state.session);
  const isSample = usePanelState((state) => state.team.workspace.sample);
  if (session === null) {
    return (
      <SettingsSection
        title="Account"
        says="You work with this browser alone. Join a team to share what you do."
      >
        <EndedNote />
        <JoinForm onJoin={(link, name) => commands.join(link, name)} />
      </SettingsSection>
    );
  }
  return (
    <SettingsSection title="Account" says="Joined with an invite link; there is no password.">
      <Pairs
        rows={[
          { label: 'You', value: <bdi>{session.member.name}</bdi>, note: session.member.roles.join(', ') },
          { label: 'Team', value: <bdi>{session.workspace.name}</bdi> },
          { label: 'Server', value: session.server },
        ]}
      />
      {isSample ? <RemoveSample /> : null}
      <SignOut />
    </SettingsSection>
  );
}

function RemoveSample() {
  const { commands } = usePanel();
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async () => {
    const answer = await commands.removeSample();
    setProblem(answer.ok ? null : answer.message);
  };
  return (
    <div className="settings-ask" role="group" aria-label="Sample people">
      <p>
        This team has sample people, who are made up. Remove them when you begin to work, for everybody in the
        team.
      </p>
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button onClick={() => void remove()}>Remove the sample</Button>
      </div>
    </div>
  );
}
