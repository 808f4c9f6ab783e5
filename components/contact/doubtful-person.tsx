import type { FoundPerson } from '../../lib/panel/found';
import { Button } from '../ui/button';
import { Avatar } from './avatar';
import './unknown-person.css';

/** Several of the team's people have the address the page shows: the user says which. */
export function DoubtfulPerson(props: { people: FoundPerson[]; onChoose: (id: string) => void }) {
  return (
    <div className="unknown" role="group" aria-label="Which of your team’s people is it?">
      <p className="unknown-title">{props.people.length} of your team’s people have this address</p>
      <p className="soft">Choose who is meant. Nothing is changed by it.</p>
      {props.people.map((person) => (
        <Button key={person.id} className="doubtful" onClick={() => props.onChoose(person.id)}>
          <Avatar name={person.name ?? '?'} phase={person.stageShown?.phase ?? null} size="small" />
          <span className="people-words" dir="auto">
            {person.name ?? person.emails[0] ?? 'No name yet'}
            {person.company === null ? '' : ` · ${person.company}`}
          </span>
        </Button>
      ))}
    </div>
  );
}
