import { useState } from 'react';
import type { KeepingState } from '../../../lib/model/keeping';
import type { KeepingAnswer } from '../../../lib/panel/keeping';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';

/** The end of the team: asked for by its name, and to be taken back for a week. */
export function ClosePart(props: { state: KeepingState; onChanged: (state: KeepingState) => void }) {
  const { commands, locale } = usePanel();
  const team = usePanelState((state) => state.team.workspace.name);
  const [asked, setAsked] = useState(false);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { closingAt } = props.state;
  const take = (answer: KeepingAnswer<KeepingState>) => {
    setProblem(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    setAsked(false);
    setTyped('');
    props.onChanged(answer.value);
  };
  const said =
    problem === null ? null : (
      <p className="field-error" role="alert">
        {problem}
      </p>
    );
  if (closingAt !== null) {
    const day = new Date(closingAt).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' });
    return (
      <div className="settings-ask settings-problem" role="group" aria-label="End of the team">
        <p>
          <strong>This team is erased in the night after {day}</strong>, with all people and everything known
          of them, for everybody. Until then everybody can work and export.
        </p>
        {said}
        <div>
          <Button look="primary" onClick={() => void commands.keeping.takeBack().then(take)}>
            Keep the team
          </Button>
        </div>
      </div>
    );
  }
  if (!asked) {
    return (
      <>
        <h3 className="settings-sub">End of the team</h3>
        <div>
          <Button onClick={() => setAsked(true)}>Erase the team…</Button>
        </div>
      </>
    );
  }
  const isMeant = typed.trim() !== '' && typed.trim() === team.trim();
  return (
    <form
      className="settings-ask"
      aria-label="Erase the team"
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant) void commands.keeping.close(typed.trim()).then(take);
      }}
    >
      <p>
        All people, everything known of them, all settings and members of <bdi>{team}</bdi> are erased from
        the server after 7 days, for everybody. Until then an admin can take it back here; afterwards nobody
        can. Export the team first if you may need it. Backups that were made stay where they are.
      </p>
      <Field
        label="Type the name of the team to confirm"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
      />
      {said}
      <div className="form-end">
        <Button look="primary" className="button-bad" type="submit" disabled={!isMeant}>
          Erase in 7 days
        </Button>
        <Button onClick={() => setAsked(false)}>Keep it</Button>
      </div>
    </form>
  );
}
