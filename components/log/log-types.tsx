import { useRef, type KeyboardEvent } from 'react';
import type { LogChoice, LogType } from '../../lib/panel/log-draft';
import { Key } from '../ui/key';

interface LogTypesProps {
  choices: readonly LogChoice[];
  type: LogType;
  /** Arrow keys move along without going on to the fields. */
  onMark: (type: LogType) => void;
  onChoose: (type: LogType) => void;
}

/** What happened, as radio buttons: each has its letter, Enter goes on with the one that is marked. */
export function LogTypes({ choices, type, onMark, onChoose }: LogTypesProps) {
  const row = useRef<HTMLDivElement>(null);
  const mark = (choice: LogChoice | undefined) => {
    if (choice === undefined) return;
    onMark(choice.type);
    row.current?.querySelector<HTMLElement>(`[data-type='${choice.type}']`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = choices.findIndex((choice) => choice.type === type);
    const byLetter = choices.find((choice) => choice.key === event.key.toUpperCase());
    if (byLetter !== undefined) onChoose(byLetter.type);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(type);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown')
      mark(choices[(at + 1) % choices.length]);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp')
      mark(choices[(at + choices.length - 1) % choices.length]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={row} className="log-types" role="radiogroup" aria-label="What happened" onKeyDown={onKeyDown}>
      {choices.map((choice) => (
        <button
          key={choice.type}
          type="button"
          role="radio"
          className="log-type"
          data-type={choice.type}
          aria-checked={choice.type === type}
          aria-keyshortcuts={choice.key}
          tabIndex={choice.type === type ? 0 : -1}
          onClick={() => onChoose(choice.type)}
        >
          {choice.label}
          <Key name={choice.key} />
        </button>
      ))}
    </div>
  );
}
