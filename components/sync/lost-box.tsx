import { useId, useState, type ReactNode } from 'react';
import { Button } from '../ui/button';
import { TextArea } from '../ui/text-area';

interface LostBoxProps {
  /** 'Title', 'Note'. */
  what: string;
  /** Who wrote what counts, when, and what it says. */
  theirs: { who: string; when: ReactNode; text: string };
  mine: { when: ReactNode; text: string };
  /** What it was before both; null where that is not known. */
  original: string | null;
  /** Whether it can be edited, and what the field begins with. */
  start: string | null;
  /** Whether both can be kept as they are. */
  onBoth: (() => void) | null;
  onTheirs: () => void;
  onMine: () => void;
  onText: (text: string) => void;
}

/** One thing that the user typed and that another edit replaced: theirs, mine, what was there, and what shall count. */
export function LostBox(props: LostBoxProps) {
  const { what, theirs, mine, original, start, onBoth } = props;
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  return (
    <li className="lost" aria-labelledby={id}>
      <p id={id} className="lost-head">
        <strong>{what}</strong>: {theirs.who === 'you' ? 'you' : <bdi>{theirs.who}</bdi>} changed it
        {theirs.who === 'you' ? ' on another device' : ''} without seeing yours.
      </p>
      <dl className="lost-sides">
        <div>
          <dt>
            {theirs.who === 'you' ? 'Counts now' : 'Theirs, counts now'}{' '}
            <span className="quiet">{theirs.when}</span>
          </dt>
          <dd dir="auto">{theirs.text}</dd>
        </div>
        <div>
          <dt>
            Yours <span className="quiet">{mine.when}</span>
          </dt>
          <dd dir="auto">{mine.text}</dd>
        </div>
        {original === null ? null : (
          <div className="lost-before">
            <dt>Before both</dt>
            <dd dir="auto">{original}</dd>
          </div>
        )}
      </dl>
      {text === null ? (
        <div className="lost-steps">
          <Button aria-describedby={id} onClick={props.onTheirs}>
            Keep theirs
          </Button>
          <Button aria-describedby={id} onClick={props.onMine}>
            Use mine
          </Button>
          {onBoth === null ? null : (
            <Button aria-describedby={id} onClick={onBoth}>
              Keep both
            </Button>
          )}
          {start === null ? null : (
            <Button look="quiet" aria-describedby={id} onClick={() => setText(start)}>
              Edit
            </Button>
          )}
        </div>
      ) : (
        <form
          className="lost-edit"
          onSubmit={(event) => {
            event.preventDefault();
            props.onText(text);
          }}
        >
          <TextArea label={what} value={text} autoFocus onChange={setText} />
          <div className="lost-steps">
            <Button type="submit" look="primary">
              Save
            </Button>
            <Button onClick={() => setText(null)}>Cancel</Button>
          </div>
        </form>
      )}
    </li>
  );
}
