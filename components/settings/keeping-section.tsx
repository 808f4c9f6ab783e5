import { useEffect, useState } from 'react';
import type { KeepingState } from '../../lib/model/keeping';
import type { KeepingAnswer } from '../../lib/panel/keeping';
import { mayDo } from '../../lib/panel/may';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { ClosePart } from './keeping/close-part';
import { ExportPart } from './keeping/export-part';
import { LiftPart } from './keeping/lift-part';
import { RetentionPart } from './keeping/retention-part';
import { SettingsSection } from './settings-section';

/** What the team's server keeps: for how long, an export of it, the end of it; and who may be added again. */
export function KeepingSection() {
  const hasServer = usePanelState((state) => state.session !== null);
  const mayKeep = usePanelState((state) => mayDo(state, 'keep-team'));
  const mayLift = usePanelState((state) => mayDo(state, 'lift-erasure'));
  if (!hasServer || (!mayKeep && !mayLift)) return null;
  return (
    <SettingsSection
      title="Keeping and erasing"
      says="For the whole team, on its server. What is erased there goes from every device with its next sync."
    >
      {mayKeep ? <TeamKeeping /> : null}
      {mayLift ? <LiftPart /> : null}
    </SettingsSection>
  );
}

function TeamKeeping() {
  const { keeping } = usePanel().commands;
  const [answer, setAnswer] = useState<KeepingAnswer<KeepingState> | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isOver = false;
    void keeping.state().then((next) => {
      if (!isOver) setAnswer(next);
    });
    return () => {
      isOver = true;
    };
  }, [keeping, asked]);
  if (answer === null) return <p className="quiet">Asking the server…</p>;
  if (!answer.ok) {
    return (
      <div className="settings-ask">
        <p className="field-error" role="alert">
          {answer.message}
        </p>
        <div>
          <Button
            onClick={() => {
              setAnswer(null);
              setAsked(asked + 1);
            }}
          >
            Ask again
          </Button>
        </div>
      </div>
    );
  }
  const changed = (value: KeepingState) => setAnswer({ ok: true, value });
  return (
    <>
      <RetentionPart state={answer.value} onChanged={changed} />
      <ExportPart />
      <ClosePart state={answer.value} onChanged={changed} />
    </>
  );
}
