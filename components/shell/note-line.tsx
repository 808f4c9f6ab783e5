import { useRef, type RefObject } from 'react';
import { Button } from '../ui/button';
import { Key } from '../ui/key';
import { useKeyShortcut } from '../ui/key-names';
import './note-line.css';

interface NoteLineProps {
  text: string;
  /** Whom the note is about; null where there is nobody to write about. */
  short: string | null;
  /** What stands in the empty line. */
  placeholder: string;
  focusRef: RefObject<HTMLTextAreaElement | null>;
  /** The log row is open: it has what was typed here. */
  logging: boolean;
  logRef: RefObject<HTMLButtonElement | null>;
  onLog: () => void;
  onType: (text: string) => void;
  onSave: () => void;
}

/** The note line at the bottom. Enter saves, Shift+Enter begins a line, Escape leaves the field with its text. */
export function NoteLine(props: NoteLineProps) {
  const { text, short, placeholder, focusRef, logging, logRef, onLog, onType, onSave } = props;
  const composing = useRef(false);
  const noteKey = useKeyShortcut('/');
  const logKey = useKeyShortcut('L');
  const rows = Math.min(5, Math.max(1, text.split('\n').length));
  return (
    <form
      className="note-line"
      aria-label="Note"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <textarea
        ref={focusRef}
        className="input"
        rows={rows}
        aria-label={short === null ? 'Note' : `Note about ${short}`}
        aria-keyshortcuts={noteKey}
        placeholder={placeholder}
        disabled={short === null}
        dir="auto"
        value={text}
        onChange={(event) => onType(event.target.value)}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={() => (composing.current = false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          // While a character is being composed, Enter belongs to the input method.
          if (event.key !== 'Enter' || event.shiftKey || composing.current) return;
          event.preventDefault();
          onSave();
        }}
      />
      {text.trim() === '' ? (
        <Key name="/" />
      ) : (
        <Button look="primary" type="submit">
          Save
        </Button>
      )}
      {short === null ? null : (
        <Button
          ref={logRef}
          look="quiet"
          aria-label="Log a call, an order or something else"
          aria-keyshortcuts={logKey}
          aria-expanded={logging}
          onClick={onLog}
        >
          Log <Key name="L" />
        </Button>
      )}
    </form>
  );
}
