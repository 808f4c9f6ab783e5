import { seenName, type SeenPerson } from '../../lib/panel/seen';
import type { Stage } from '../../lib/model/lifecycle';
import { Chip } from '../ui/chip';
import { Avatar } from './avatar';
import './people-list.css';

/** A row of a list of people: what the page says, and what the team knows. */
export interface PersonRow {
  seen: SeenPerson;
  row: { id: string; name: string | null; company: string | null } | null;
  stage: Stage | null;
}

interface PeopleListProps {
  label: string;
  people: PersonRow[];
  onChoose: (seen: SeenPerson) => void;
}

/** People to pick one from. */
export function PeopleList({ label, people, onChoose }: PeopleListProps) {
  return (
    <ul className="people" aria-label={label}>
      {people.map(({ seen, row, stage }, at) => {
        const name = row?.name ?? seenName(seen);
        const second = row?.company ?? seen.company ?? (seen.email === name ? undefined : seen.email);
        return (
          <li key={`${seen.email ?? ''} ${seen.name ?? ''} ${String(at)}`}>
            <button type="button" className="people-row" onClick={() => onChoose(seen)}>
              <Avatar name={name} phase={stage?.phase ?? null} size="small" />
              <span className="people-words">
                <span className="people-name" dir="auto">
                  {name}
                </span>
                {second === undefined ? null : (
                  <span className="people-second" dir="auto">
                    {second}
                  </span>
                )}
              </span>
              {stage === null ? null : <Chip phase={stage.phase}>{stage.label}</Chip>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
