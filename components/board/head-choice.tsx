import { SelectOptions, type Choice } from '../ui/select-options';
import '../ui/field.css';

interface HeadChoiceProps {
  label: string;
  value: string;
  options: Choice[];
  onChange: (value: string) => void;
}

/** A choice of one in the head of the board; its label is read out only, since what is chosen says it. */
export function HeadChoice({ label, value, options, onChange }: HeadChoiceProps) {
  return (
    <select
      className="input board-choice"
      aria-label={label}
      // One that is not there any more is shown as all.
      value={options.some((option) => option.value === value) ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    >
      <SelectOptions options={options} />
    </select>
  );
}
