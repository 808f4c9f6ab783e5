import { useId, type ComponentProps } from 'react';
import './field.css';

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'onChange'> & {
  label: string;
  hint?: string;
  error?: string | null;
  onChange: (text: string) => void;
};

/** A labelled field of several lines that grows with its text, up to eight lines. */
export function TextArea({ label, hint, error, value, onChange, ...rest }: TextAreaProps) {
  const id = useId();
  const says = error ?? hint;
  const rows = rowsOf(String(value));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        rows={rows}
        dir="auto"
        {...rest}
        id={id}
        className="input"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={says === undefined ? undefined : `${id}-says`}
        onChange={(event) => onChange(event.target.value)}
      />
      {says === undefined ? null : (
        <p id={`${id}-says`} className={error ? 'field-error' : 'field-hint'}>
          {says}
        </p>
      )}
    </div>
  );
}

const MOST_ROWS = 8;
/** Characters of a line, about, in the narrowest panel. */
const LINE = 34;

/** How many lines a text takes, about; a long one needs no counting to its end. */
function rowsOf(text: string): number {
  const lines = text.slice(0, MOST_ROWS * LINE * 2).split('\n');
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
  return Math.min(MOST_ROWS, Math.max(1, rows));
}
