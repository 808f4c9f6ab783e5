import { useState } from 'react';
import type { KeepingState, SilentReply } from '../../../lib/model/keeping';
import type { KeepingAnswer } from '../../../lib/panel/keeping';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';

const CHOICES = [12, 24, 36, 60, 120];

/** How long people of whom nothing is recorded are kept; who that would be is shown before anything is switched on. */
export function RetentionPart(props: { state: KeepingState; onChanged: (state: KeepingState) => void }) {
  const { keeping } = usePanel().commands;
  const { months } = props.state;
  const [chosen, setChosen] = useState(months);
  const [silent, setSilent] = useState<KeepingAnswer<SilentReply> | 'asking' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const choices = [...new Set([...CHOICES, ...(months === null ? [] : [months])])].sort((a, b) => a - b);
  const choose = async (next: number | null) => {
    setChosen(next);
    setProblem(null);
    setSilent(next === null ? null : 'asking');
    if (next !== null) setSilent(await keeping.silent(next));
  };
  const save = async () => {
    const answer = await keeping.keepFor(chosen);
    setProblem(answer.ok ? null : answer.message);
    if (answer.ok) props.onChanged(answer.value);
  };
  return (
    <div className="settings-form" role="group" aria-label="How long people are kept">
      <h3 className="settings-sub">How long people are kept</h3>
      <p className="soft">
        {months === null
          ? 'For ever, until somebody erases them.'
          : `People of whom nothing was recorded for ${monthsText(months)} are erased each night. They can be added again.`}
      </p>
      <SelectField
        label="Erase people when nothing was recorded for"
        value={chosen === null ? '' : String(chosen)}
        options={[
          { value: '', label: 'Never' },
          ...choices.map((choice) => ({ value: String(choice), label: monthsText(choice) })),
        ]}
        onChange={(value) => void choose(value === '' ? null : Number(value))}
      />
      <div role="status">
        {silent === null ? null : silent === 'asking' ? (
          <p className="quiet">Looking who that would be…</p>
        ) : silent.ok ? (
          <Silent silent={silent.value} />
        ) : (
          <p className="field-error">{silent.message}</p>
        )}
      </div>
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {chosen === months ? null : (
        <div className="form-end">
          <Button
            look="primary"
            className={chosen === null ? undefined : 'button-bad'}
            disabled={silent === 'asking'}
            onClick={() => void save()}
          >
            {chosen === null ? 'Keep everybody' : `Keep people for ${monthsText(chosen)}`}
          </Button>
          <Button onClick={() => void choose(months)}>Leave it</Button>
        </div>
      )}
    </div>
  );
}

function Silent({ silent }: { silent: SilentReply }) {
  const { locale } = usePanel();
  const count = `${silent.atLeast ? 'At least ' : ''}${silent.people.toLocaleString(locale)}`;
  if (silent.people === 0) return <p>Nobody would be erased tonight.</p>;
  const named = silent.some.filter(({ name }) => name !== null);
  return (
    <>
      <p>
        <strong>
          {count} {silent.people === 1 ? 'person' : 'people'} would be erased tonight
        </strong>
        , with everything known of them. That cannot be undone.
      </p>
      {named.length === 0 ? null : (
        <ul className="settings-list soft" aria-label="Some of them">
          {named.map(({ name, at }) => (
            <li key={`${String(at)} ${name ?? ''}`}>
              <bdi>{name}</bdi>, last on {new Date(at).toLocaleDateString(locale, { dateStyle: 'medium' })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function monthsText(months: number): string {
  if (months % 12 !== 0) return `${String(months)} months`;
  return months === 12 ? '1 year' : `${String(months / 12)} years`;
}
