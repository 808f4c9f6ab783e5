import { useId, type ComponentProps } from 'react';
import './field.css';

type FieldProps = ComponentProps<'input'> & {
  label: string;
  /** Shown under the field, and read out with it. */
  hint?: string;
  error?: string | null;
};

/** A labelled one-line field with its hint or error. */
export function Field({ label, hint, error, id, ...rest }: FieldProps) {
  const made = useId();
  const fieldId = id ?? made;
  const says = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={fieldId}>{label}</label>
      <input
        {...rest}
        id={fieldId}
        className="input"
        aria-invalid={error === undefined || error === null ? undefined : true}
        aria-describedby={says === undefined ? undefined : `${fieldId}-says`}
      />
      {says === undefined ? null : (
        <p id={`${fieldId}-says`} className={error ? 'field-error' : 'field-hint'}>
          {says}
        </p>
      )}
    </div>
  );
}
