import type { ReactNode } from 'react';
import type { FoundPerson } from '../../lib/panel/found';
import type { NewPerson } from '../../lib/panel/draft';
import type { Stage } from '../../lib/model/lifecycle';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { FindPerson } from './find-person';
import './unknown-person.css';

interface UnlinkedRecordProps {
  /** 'HubSpot record', 'Zendesk ticket'. */
  what: string;
  recent: FoundPerson[];
  /** The stage a new person starts in. */
  firstStage: Stage | null;
  /** The market they come into, where the team has several. */
  market?: ReactNode;
  /** What is typed of a new person; null while the fields are closed. */
  adding: NewPerson | null;
  onFind: (text: string) => Promise<FoundPerson[]>;
  onLink: (contactId: string) => void;
  onOpen: (open: boolean) => void;
  onType: (change: Partial<NewPerson>) => void;
  onAdd: () => void;
}

/** The page has a record and names nobody: whose it is is said once, for the whole team. */
export function UnlinkedRecord(props: UnlinkedRecordProps) {
  const { what, recent, firstStage, adding, onFind, onLink, onOpen, onType, onAdd } = props;
  return (
    <section className="unknown" aria-label={`Who is this ${what}?`}>
      <h1 className="unknown-title">Who is this {what}?</h1>
      <p className="soft">
        The page does not name anybody. Find or add the person once; from then on you and your team see them
        here.
      </p>
      <FindPerson
        label="Whose record is it?"
        first={recent}
        autoFocus={false}
        onFind={onFind}
        onChoose={(person) => onLink(person.id)}
      />
      {adding === null ? (
        <div className="unknown-steps">
          <Button aria-expanded={false} onClick={() => onOpen(true)}>
            Add a new person…
          </Button>
        </div>
      ) : (
        <form
          className="unlinked-form"
          aria-label="New person"
          onSubmit={(event) => {
            event.preventDefault();
            onAdd();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onOpen(false);
          }}
        >
          <Field
            label="Name"
            value={adding.name}
            maxLength={200}
            dir="auto"
            autoFocus
            onChange={(event) => onType({ name: event.target.value })}
          />
          <Field
            label="Address (optional)"
            value={adding.email}
            maxLength={254}
            inputMode="email"
            autoComplete="off"
            onChange={(event) => onType({ email: event.target.value })}
          />
          <div className="form-end">
            <Button look="primary" type="submit">
              Add{firstStage === null ? '' : ` as ${firstStage.label}`}
            </Button>
            {props.market}
            <Button onClick={() => onOpen(false)}>Cancel</Button>
          </div>
        </form>
      )}
    </section>
  );
}
