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
  const rows = Math.min(8, Math.max(1, String(value).split('\n').length));
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
