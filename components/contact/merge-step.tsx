import { useEffect, useRef, useState } from 'react';
import type { Person } from '../../lib/model/change';
import type { FoundPerson } from '../../lib/panel/found';
import { Button } from '../ui/button';
import { useFocusBack } from '../ui/use-focus-back';
import { FindPerson } from './find-person';
import { MergePreviewBox } from './merge-preview-box';
import type { MergeStepProps } from './merge-step-props';
import '../ui/card.css';
import './person-step.css';

/** Two people who are one: find the other, see what comes of it, do it; and take apart what was merged before. */
export function MergeStep(props: MergeStepProps) {
  const { kept, keptName, first, merged, onFind, onRead, onClose } = props;
  const step = useRef<HTMLElement>(null);
  useFocusBack(step);
  const [otherId, setOtherId] = useState(props.otherId);
  const [other, setOther] = useState<Person | 'gone' | null>(null);
  const read = useRef(onRead);
  useEffect(() => {
    read.current = onRead;
  });
  useEffect(() => {
    if (otherId === null) return;
    let isWanted = true;
    void read.current(otherId).then((person) => {
      if (isWanted) setOther(person === null || person.contact.id === kept.contact.id ? 'gone' : person);
    });
    return () => {
      isWanted = false;
    };
  }, [otherId, kept.contact.id]);
  const away = () => {
    setOtherId(null);
    setOther(null);
  };
  const notSelf = (people: FoundPerson[]) => people.filter(({ id }) => id !== kept.contact.id);
  return (
    <section
      ref={step}
      className="card card-framed"
      aria-label={`Merge ${keptName}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2 className="person-step-title">
        {otherId === null ? 'Who is the same as ' : 'Is it the same person as '}
        <bdi>{keptName}</bdi>?
      </h2>
      {merged.length === 0 ? null : <Merged {...props} />}
      {otherId === null ? (
        <>
          <FindPerson
            label={`Who is the same as ${keptName}?`}
            first={notSelf(first)}
            onFind={(text) => onFind(text).then(notSelf)}
            onChoose={({ id }) => setOtherId(id)}
          />
          <div className="form-end">
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </>
      ) : null}
      {other === 'gone' ? (
        <div className="form-end">
          <p role="status">They are not there any more, or are the same person already.</p>
          <Button onClick={away}>Somebody else</Button>
        </div>
      ) : null}
      {other === null || other === 'gone' ? null : (
        <MergePreviewBox {...props} key={other.contact.id} other={other} onAway={away} />
      )}
    </section>
  );
}

/** Who was merged before, each with the way back. */
function Merged({ merged, keptName, onApart }: MergeStepProps) {
  return (
    <ul className="person-step-list" aria-label={`Shown as ${keptName} already`}>
      {merged.map((one) => {
        const name = one.name ?? one.emails[0] ?? 'No name';
        return (
          <li key={one.id} className="merged-row">
            <span>
              <bdi>{name}</bdi> <span className="quiet">is shown as {keptName}</span>
            </span>
            <Button aria-label={`Take apart ${name}`} onClick={() => onApart(one.id)}>
              Take apart
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
