import type { FoundPerson } from '../../lib/panel/found';
import { Button } from '../ui/button';
import { LinkButton } from '../ui/link-button';
import { Avatar } from './avatar';
import './unknown-person.css';

interface DoubtfulPersonProps {
  people: FoundPerson[];
  /** The record of the page leads to one, its address to another. */
  conflict: boolean;
  /** Whether the page shows an address; else it is the record that several have. */
  hasAddress: boolean;
  onChoose: (person: FoundPerson) => void;
  /** They turn out to be one. */
  onMerge: () => void;
}

/** Several of the team's people may be whom the page shows: the user says which. */
export function DoubtfulPerson(props: DoubtfulPersonProps) {
  const { people, conflict, hasAddress } = props;
  return (
    <div className="unknown" role="group" aria-label="Which of your team’s people is it?">
      <p className="unknown-title">
        {conflict
          ? 'The record and the address are two people’s'
          : `${String(people.length)} of your team’s people have this ${hasAddress ? 'address' : 'record'}`}
      </p>
      <p className="soft">Choose who is meant. Nothing is changed by it.</p>
      {people.map((person) => (
        <Button key={person.id} className="doubtful" onClick={() => props.onChoose(person)}>
          <Avatar name={person.name ?? '?'} phase={person.stageShown?.phase ?? null} size="small" />
          <span className="people-words" dir="auto">
            {person.name ?? person.emails[0] ?? 'No name yet'}
            {person.company === null ? '' : ` · ${person.company}`}
          </span>
        </Button>
      ))}
      <p className="soft">
        Are they one person? <LinkButton onClick={props.onMerge}>Show them as one…</LinkButton>
      </p>
    </div>
  );
}
