import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { logChoice } from '../../lib/panel/log-draft';
import { Button } from '../ui/button';
import { LogFields } from './log-fields';
import type { LogRowProps } from './log-props';
import { LogTypes } from './log-types';
import './log-row.css';

/**
 * One row to log what happened: a letter chooses what, then its fields. Enter saves, Shift+Enter begins a line, Escape
 * closes the row without losing its text.
 */
export function LogRow(props: LogRowProps) {
  const { short, draft, onType, onSave, onClose, onDrop } = props;
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[role=radio][aria-checked=true]')?.focus();
  }, []);
  // What was chosen is filled in next.
  useLayoutEffect(() => {
    if (chosen === 0) return;
    form.current
      ?.querySelector<HTMLElement>('.log-fields :is(input, textarea):not([type=date], [type=radio])')
      ?.focus();
  }, [chosen]);
  // What is wrong is put right next.
  const { problem } = draft;
  useEffect(() => {
    if (problem !== null) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problem]);
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  };
  return (
    <form
      ref={form}
      className="log-row"
      aria-label={`Log for ${short}`}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={onKeyDown}
    >
      <LogTypes
        choices={props.choices}
        type={draft.type}
        onMark={(type) => onType({ type })}
        onChoose={(type) => {
          onType({ type });
          setChosen((count) => count + 1);
        }}
      />
      <LogFields key={draft.type} {...props} choice={logChoice(draft.type)} />
      <div className="log-end">
        <Button look="primary" type="submit">
          Log it
        </Button>
        <Button look="quiet" onClick={onDrop}>
          Drop
        </Button>
        <span className="quiet small">Enter saves, Esc closes</span>
      </div>
    </form>
  );
}
