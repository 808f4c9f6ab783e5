import { useId } from 'react';
import './field.css';

interface SelectFieldProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  /** Why it cannot be changed now, as a sentence. */
  fixed?: string | null;
  onChange: (value: string) => void;
}

/** A labelled native choice of one. */
export function SelectField({ label, value, options, fixed = null, onChange }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        disabled={fixed !== null}
        aria-describedby={fixed === null ? undefined : `${id}-fixed`}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {fixed === null ? null : (
        <span id={`${id}-fixed`} className="quiet small">
          {fixed}
        </span>
      )}
    </div>
  );
}
