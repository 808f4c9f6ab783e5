import { useState } from 'react';
import type { RecordType } from '../../lib/model/record-key';
import type { PanelState } from '../../lib/panel/state';
import { FIELD_NAMES } from '../../lib/panel/taught-words';
import { hostOf } from '../../lib/panel/teaching';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import './lesson-card.css';

type Lesson = NonNullable<PanelState['lesson']>;

interface LessonCardProps {
  lesson: Lesson;
  /** Whom the page shows by what was shown, once it was tried; null: nobody. */
  tried: string | null;
  onSkip: () => void;
  onTry: (record: RecordType | null) => void;
  onSave: (label: string, record: RecordType | null) => void;
  onEnd: () => void;
  onAgain: () => void;
}

/** What the picker on the page waits for, what was read, and, at the end, a try and the saving of it. */
export function LessonCard(props: LessonCardProps) {
  const { step, problem } = props.lesson.progress;
  if (step === 'done') return <Finished {...props} />;
  if (step === 'ended') {
    return (
      <section className="lesson" aria-label="Show me">
        <p className="lesson-title">It did not come to its end</p>
        <p className="soft">{problem}</p>
        <div className="lesson-steps">
          <Button look="primary" onClick={props.onAgain}>
            Begin again
          </Button>
          <Button onClick={props.onEnd}>Close</Button>
        </div>
      </section>
    );
  }
  return (
    <section className="lesson" aria-label="Show me">
      <p className="lesson-title" role="status">
        Point at the {FIELD_NAMES[step]} on the page
      </p>
      <Picks progress={props.lesson.progress} />
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <p className="quiet small">
        Click it there. By keyboard: F6 into the page, then Tab and Enter.
        {step === 'name' ? '' : ' What the page does not have, skip.'}
      </p>
      <div className="lesson-steps">
        {step === 'name' ? null : <Button onClick={props.onSkip}>Skip the {FIELD_NAMES[step]}</Button>}
        <Button onClick={props.onEnd}>Cancel</Button>
      </div>
    </section>
  );
}

const ABOUT: { value: RecordType; label: string }[] = [
  { value: 'person', label: 'A person’s own record' },
  { value: 'ticket', label: 'A ticket or conversation' },
  { value: 'message', label: 'A message' },
  { value: 'deal', label: 'A deal or order' },
  { value: 'company', label: 'A company' },
];

function Finished({ lesson, tried, onTry, onSave, onEnd }: LessonCardProps) {
  const { progress, origin, trial } = lesson;
  const suggested = progress.shown?.record ?? null;
  const [record, setRecord] = useState(suggested);
  const [label, setLabel] = useState(hostOf(origin));
  const isTried = trial !== null && trial.record === record;
  return (
    <section className="lesson" aria-label="Show me">
      <p className="lesson-title">This is what you showed</p>
      <Picks progress={progress} />
      {suggested === null ? null : (
        <div className="field">
          <label htmlFor="lesson-about">A page like this is</label>
          <select
            id="lesson-about"
            className="input"
            value={record ?? 'person'}
            onChange={(event) =>
              setRecord(ABOUT.find(({ value }) => value === event.target.value)?.value ?? null)
            }
          >
            {ABOUT.map(({ value, label: text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      )}
      {isTried ? (
        <>
          <p role="status" className="soft">
            {tried === null ? (
              'The page gives nobody that way.'
            ) : (
              <>
                Read that way, the page shows <bdi>{tried}</bdi>.
              </>
            )}
          </p>
          <Field
            label="Name of the site"
            value={label}
            maxLength={200}
            onChange={(event) => setLabel(event.target.value)}
          />
        </>
      ) : null}
      <div className="lesson-steps">
        {isTried ? (
          <Button look="primary" onClick={() => onSave(label, record)}>
            Save for the team
          </Button>
        ) : (
          <Button look="primary" onClick={() => onTry(record)}>
            Try it
          </Button>
        )}
        <Button onClick={onEnd}>Cancel</Button>
      </div>
    </section>
  );
}

function Picks({ progress }: Pick<Lesson, 'progress'>) {
  if (progress.picks.length === 0) return null;
  return (
    <dl className="lesson-picks">
      {progress.picks.map(({ field, text }) => (
        <div key={field}>
          <dt>{FIELD_NAMES[field].replace(/^./, (first) => first.toUpperCase())}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
