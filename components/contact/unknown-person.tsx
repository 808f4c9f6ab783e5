import type { FoundPerson } from '../../lib/panel/found';
import { useState, type ReactNode } from 'react';
import type { Stage } from '../../lib/model/lifecycle';
import { Button } from '../ui/button';
import { Key } from '../ui/key';
import { useKeyShortcut } from '../ui/key-names';
import { LinkButton } from '../ui/link-button';
import { FindPerson } from './find-person';
import './unknown-person.css';

interface UnknownPersonProps {
  /** People of the team who may be the same. */
  similar: FoundPerson[];
  /** The team's people are being fetched for the first time: this one may be among them. */
  arriving: boolean;
  /** This device holds some of the team's people only, and the others are being asked for, or cannot be. */
  isUnsure?: boolean;
  /** The stage a new person starts in. */
  firstStage: Stage | null;
  /** The market they come into, where the team has several. */
  market?: ReactNode;
  onAdd: () => void;
  onLink: (contactId: string) => void;
  onSomeoneElse: () => void;
  onFind: (text: string) => Promise<FoundPerson[]>;
}

/** The page shows somebody the team does not have: add them, or say who of the team's people it is. */
export function UnknownPerson(props: UnknownPersonProps) {
  const { similar, arriving, isUnsure = false, firstStage, onAdd, onLink, onSomeoneElse, onFind } = props;
  const [linking, setLinking] = useState(false);
  const addKey = useKeyShortcut('A');
  const shown = similar.slice(0, 3);
  if (arriving) {
    return (
      <div className="unknown" role="status">
        <p className="unknown-title">Your team’s people are arriving</p>
        <p className="soft">This one may be among them. It takes a moment, the first time only.</p>
      </div>
    );
  }
  const title = isUnsure ? 'Not on this device' : 'Not in your team’s people yet';
  return (
    <div className="unknown" role="group" aria-label={title}>
      <div className="unknown-head">
        <p className="unknown-title">{title}</p>
        <LinkButton className="small" onClick={onSomeoneElse}>
          Someone else
        </LinkButton>
      </div>
      {shown.length === 0 ? (
        <p className="soft">
          Nobody {isUnsure ? 'here ' : ''}with this address, and nobody of a similar name.
        </p>
      ) : (
        <p className="soft">
          Similar:{' '}
          {shown.map((person, at) => (
            <span key={person.id}>
              {at > 0 ? ', ' : ''}
              <LinkButton
                dir="auto"
                title="It is the same person: link the two"
                onClick={() => onLink(person.id)}
              >
                {person.name ?? person.emails[0] ?? 'No name'}
              </LinkButton>
              {person.company === null ? '' : ` (${person.company})`}
            </span>
          ))}
        </p>
      )}
      <div className="unknown-steps">
        <Button look="primary" aria-keyshortcuts={addKey} onClick={onAdd}>
          Add{firstStage === null ? '' : ` as ${firstStage.label}`} <Key name="A" />
        </Button>
        <Button aria-expanded={linking} onClick={() => setLinking(!linking)}>
          Same person…
        </Button>
        {props.market}
      </div>
      {linking ? (
        <FindPerson
          label="Who of your team’s people is it?"
          first={similar}
          onFind={onFind}
          onChoose={(person) => onLink(person.id)}
          onClose={() => setLinking(false)}
        />
      ) : null}
    </div>
  );
}
