import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FoundPerson } from '../../lib/panel/found';
import { Chip } from '../ui/chip';
import { Icon } from '../ui/icon';
import { Avatar } from './avatar';
import './find-person.css';

interface FindPersonProps {
  label: string;
  /** Shown before anything is typed: people seen lately, or similar ones. */
  first: FoundPerson[];
  onFind: (text: string) => Promise<FoundPerson[]>;
  onChoose: (person: FoundPerson) => void;
  onClose?: () => void;
  autoFocus?: boolean;
  /** What else can be done about what was typed. */
  below?: (typed: Typed) => ReactNode;
}

/** What was typed and who was found for it; null while that is not known. `show` shows others in their place. */
interface Typed {
  text: string;
  found: FoundPerson[] | null;
  show: (people: FoundPerson[]) => void;
}

/** A search box over the team's people. Arrow keys move, Enter takes the marked one; nothing is marked at first. */
export function FindPerson(props: FindPersonProps) {
  const { label, first, onFind, onChoose, onClose, autoFocus = true, below } = props;
  const id = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<FoundPerson[] | null>(null);
  const [at, setAt] = useState(-1);
  const round = useRef(0);
  const find = useRef(onFind);
  useEffect(() => {
    find.current = onFind;
  });
  const typed = text.trim() !== '';
  const shown = typed ? (found ?? []) : first;

  useEffect(() => {
    const mine = (round.current += 1);
    if (text.trim() === '') return;
    void find.current(text).then((people) => {
      if (mine !== round.current) return;
      setFound(people);
      setAt(-1);
    });
  }, [text]);

  const onKeyDown = (event: KeyboardEvent) => {
    const last = shown.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1);
    else if (event.key === 'Escape' && onClose !== undefined) onClose();
    else if (event.key === 'Enter') {
      const person = shown[at];
      if (person !== undefined) onChoose(person);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="find">
      <div className="find-box">
        <Icon name="search" />
        <input
          className="input"
          type="search"
          role="combobox"
          aria-label={label}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={at < 0 ? undefined : `${id}-${String(at)}`}
          placeholder="Name, address or company"
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          autoFocus={autoFocus}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul id={`${id}-list`} className="find-list" role="listbox" aria-label={label}>
        {shown.map((person, index) => (
          <li
            key={person.id}
            id={`${id}-${String(index)}`}
            className="find-row"
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(person)}
          >
            <Avatar
              name={person.name ?? person.emails[0] ?? '?'}
              phase={person.stageShown?.phase ?? null}
              size="small"
            />
            <span className="people-words">
              <span className="people-name" dir="auto">
                {person.name ?? person.emails[0] ?? 'No name yet'}
              </span>
              <span className="people-second" dir="auto">
                {[person.company, person.name === null ? null : person.emails[0]].filter(Boolean).join(' · ')}
              </span>
            </span>
            {person.stageShown === null ? null : (
              <Chip phase={person.stageShown.phase}>{person.stageShown.label}</Chip>
            )}
          </li>
        ))}
      </ul>
      <p className="find-none" role="status">
        {typed && found !== null && found.length === 0
          ? 'Nobody begins like that. Try another part of the name, the address or the company.'
          : ''}
      </p>
      {below?.({ text, found, show: setFound })}
    </div>
  );
}
