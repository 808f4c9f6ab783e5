import { useId } from 'react';
import './toggle.css';

interface ToggleProps<T extends string> {
  /** Names the group for screen readers. */
  label: string;
  options: { value: T; label: string; title?: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, all in sight: native radio buttons drawn as segments, so arrow keys work as everywhere. */
export function Toggle<T extends string>({ label, options, value, onChange }: ToggleProps<T>) {
  const name = useId();
  return (
    <fieldset className="toggle">
      <legend className="only-read-out">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="toggle-option" title={option.title}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
