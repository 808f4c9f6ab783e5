import { useId } from 'react';
import { SelectOptions, type Choice } from './select-options';
import './field.css';

interface SelectFieldProps {
  label: string;
  value: string;
  options: Choice[];
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
        <SelectOptions options={options} />
      </select>
      {fixed === null ? null : (
        <span id={`${id}-fixed`} className="quiet small">
          {fixed}
        </span>
      )}
    </div>
  );
}
